import { Modal } from '@mantine/core';
import { rateFindings } from '../../../core/rateSearch/findings';
import { useActions, useLab } from '../../../store/context';
import { draft } from '../../../store/draft';
import type { FoundMethod, RateFinding } from '../../../store/rateFinding';
import type { LabState } from '../../../store/state';
import styles from './finder.module.css';
import { foundInWords, searchedInWords, searchInWords } from './finderWords';
import { RateSearchChart } from './RateSearchChart';
import { SearchButtons } from './SearchButtons';
import { UseButtons } from './UseButtons';

const titles: Readonly<Record<FoundMethod, string>> = {
  fp32: 'Find a learning rate for training from scratch',
  qat: 'Find a learning rate for QAT',
};

function Found({ finding }: { readonly finding: RateFinding }) {
  return (
    <>
      <p className={styles.of}>{searchedInWords(finding.plan)}</p>
      <div className={styles.chart}>
        <RateSearchChart finding={finding} />
      </div>
      {finding.status === 'finished' && (
        <>
          <p className={styles.text}>{foundInWords(rateFindings(finding.points))}</p>
          <UseButtons finding={finding} />
        </>
      )}
    </>
  );
}

const planOf = ({ start, settings }: LabState, method: FoundMethod) =>
  draft(method, start, settings);

function Finder({ method }: { readonly method: FoundMethod }) {
  const finding = useLab(({ finder }) => finder.findings[method]);
  const words = useLab((state) => searchInWords(planOf(state, method)));
  return (
    <div className={styles.finder}>
      <p className={styles.text}>{words}</p>
      <SearchButtons {...{ method, finding }} />
      {finding && <Found finding={finding} />}
    </div>
  );
}

/** Finds how high a learning rate may be, from a training that raises it step by step. */
export function RateFinderModal() {
  const opened = useLab(({ finder }) => finder.opened);
  const { openFinder } = useActions();
  return (
    <Modal
      size="lg"
      opened={opened !== null}
      onClose={() => openFinder(null)}
      title={opened ? titles[opened] : ''}
      closeButtonProps={{ 'aria-label': 'Close the finder' }}
      classNames={{ title: styles.heading ?? '' }}
    >
      {opened && <Finder method={opened} />}
    </Modal>
  );
}
