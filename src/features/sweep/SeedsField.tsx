import { useId } from 'react';
import { listed } from '../../core/metrics/wording';
import { defaultSweep } from '../../core/sweep/grid';
import { useActions, useLab } from '../../store/context';
import { sweepStanding } from '../../store/sweepRuns';
import { FieldRow } from '../../ui/fields/FieldRow';
import { NumberBox } from '../../ui/fields/NumberBox';
import { showNumber } from '../../ui/fields/words';
import styles from './sweep.module.css';

const width = 64;

const help =
  'How many times every combination is trained, from the seed in the settings upwards: charts then show means and standard deviations.';

function seedsInWords(first: number, count: number): string {
  const seeds = Array.from({ length: count }, (_, index) => String(first + index));
  return count > 4 ? `${first} to ${first + count - 1}` : listed(seeds);
}

/** The field for how many seeds there are. */
export function SeedsField() {
  const id = useId();
  const ids = { label: `${id}-label`, help: `${id}-help` };
  const { seeds, first } = useLab(({ sweep, settings }) => ({
    seeds: sweep.seeds,
    first: settings.seed,
  }));
  const complaint = useLab((state) => sweepStanding(state).reading.complaints.seeds ?? null);
  const { changeSweep } = useActions();
  return (
    <FieldRow
      {...{ ids, help, complaint }}
      label="Seeds"
      unit={complaint === null ? seedsInWords(first, seeds) : null}
      resetTo={seeds === defaultSweep.seeds ? null : String(defaultSweep.seeds)}
      onReset={() => changeSweep({ seeds: defaultSweep.seeds })}
    >
      <span className={styles.box}>
        <NumberBox
          value={seeds}
          format={showNumber}
          onChange={(chosen) => changeSweep({ seeds: chosen })}
          neighbour={(value, direction) => Math.max(1, (value || 1) + direction)}
          labelledBy={ids.label}
          describedBy={ids.help}
          invalid={complaint !== null}
          disabled={false}
          width={width}
        />
      </span>
    </FieldRow>
  );
}
