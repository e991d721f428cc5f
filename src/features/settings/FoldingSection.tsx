import { IconAlertTriangle, IconChevronRight } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useLab } from '../../store/context';
import { SectionBody } from './SectionBody';
import { problemCount, sectionNote } from './sectionNote';
import type { Section } from './sections';
import styles from './settings.module.css';

/** Whether a section is unfolded; one that gets a problem unfolds by itself. */
function useOpen(section: Section) {
  const [isOpen, setOpen] = useState(section.open);
  const hasProblem = useLab(({ settings }) => problemCount(section, settings) > 0);
  useEffect(() => {
    if (hasProblem) setOpen(true);
  }, [hasProblem]);
  return [isOpen, setOpen] as const;
}

function Note({ section }: { section: Section }) {
  const { text, tone } = useLab(({ settings }) => sectionNote(section, settings));
  return (
    <span className={styles.note} data-tone={tone}>
      {tone === 'warning' && <IconAlertTriangle size={13} aria-hidden="true" />}
      {text}
    </span>
  );
}

/** One section of the rail, folded until it is wanted. */
export function FoldingSection({ section }: { section: Section }) {
  const [isOpen, setOpen] = useOpen(section);
  return (
    <details
      className={styles.section}
      open={isOpen}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary className={styles.summary}>
        <IconChevronRight size={14} className={styles.chevron} aria-hidden="true" />
        <h2 className={styles.title}>{section.title}</h2>
        <Note section={section} />
      </summary>
      {isOpen && <SectionBody section={section} />}
    </details>
  );
}
