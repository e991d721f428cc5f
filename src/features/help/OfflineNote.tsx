import { useLab } from '../../store/context';
import type { Installation } from '../../store/installed';
import styles from './help.module.css';

const notes: Readonly<Record<Installation['kept'], string>> = {
  everything: 'This browser keeps the page and all images: it opens and trains without a network.',
  page: 'This browser keeps the page, which opens without a network. Images are kept once they have been fetched.',
  nothing: 'This browser does not keep the page: opening it needs a network.',
};

/** Says what works without a network. */
export function OfflineNote() {
  const kept = useLab(({ installation }) => installation.kept);
  return <output className={styles.offline}>{notes[kept]}</output>;
}
