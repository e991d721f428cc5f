import { FoldingSection } from './FoldingSection';
import { sections } from './sections';
import styles from './settings.module.css';

/** Every setting, in sections that fold. */
export function SettingsRail() {
  return (
    <section className={styles.rail} aria-label="Settings">
      {sections.map((section) => (
        <FoldingSection key={section.id} section={section} />
      ))}
    </section>
  );
}
