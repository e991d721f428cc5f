import { datasetById } from '../../../core/datasets';
import { useLab } from '../../../store/context';
import { Bringing } from './Bringing';
import styles from './dataset.module.css';
import { countsInWords } from './datasetWords';
import { KeptImages } from './KeptImages';
import { WantedFiles } from './WantedFiles';

/** What there is of the chosen dataset, and where the learner brings it. */
export function DatasetField() {
  const info = useLab(({ settings }) => datasetById(settings.dataset));
  const keptDatasets = useLab((state) => state.keptDatasets);
  const bringing = useLab((state) => state.bringing);
  if (info.origin === 'shipped') {
    return <p className={styles.words}>{countsInWords(info.counts)}</p>;
  }
  if (bringing !== null) return <Bringing {...bringing} />;
  if (keptDatasets === null) return <p className={styles.words}>Looking what is here...</p>;
  const kept = keptDatasets.find(({ id }) => id === info.id);
  return kept ? <KeptImages kept={kept} /> : <WantedFiles info={info} />;
}
