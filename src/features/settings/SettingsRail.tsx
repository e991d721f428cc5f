import { IconChevronRight } from '@tabler/icons-react';
import { useLab } from '../../store/context';
import { SettingField } from './SettingField';
import { StartField } from './StartField';
import { sectionNote } from './sectionNote';
import { type Section, sections } from './sections';
import styles from './settings.module.css';

function SectionPart({ section }: { section: Section }) {
  const note = useLab((state) => sectionNote(section.id, state));
  return (
    <details className={styles.section} open={section.open}>
      <summary className={styles.summary}>
        <IconChevronRight size={14} className={styles.chevron} aria-hidden="true" />
        <h2 className={styles.title}>{section.title}</h2>
        <span className={styles.note}>{note}</span>
      </summary>
      {section.fields.map((id) => (
        <SettingField key={id} id={id} />
      ))}
      {section.id === 'model' && <StartField />}
    </details>
  );
}

/** Every setting, in sections that fold. */
export function SettingsRail() {
  return (
    <section className={styles.rail} aria-label="Settings">
      {sections.map((section) => (
        <SectionPart key={section.id} section={section} />
      ))}
    </section>
  );
}
