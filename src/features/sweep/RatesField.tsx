import { TextInput } from '@mantine/core';
import { useId } from 'react';
import { defaultSweep } from '../../core/sweep/grid';
import { useActions, useLab } from '../../store/context';
import { sweepStanding } from '../../store/sweepRuns';
import { FieldRow } from '../../ui/fields/FieldRow';
import styles from './sweep.module.css';
import { ratesInWords } from './words';

const help =
  'With commas between, or as a range with how many: 1e-4..1e-1:7 are 7 rates at equal ratios.';

/** The field for the learning rates, with what a range comes to below it. */
export function RatesField() {
  const id = useId();
  const ids = { label: `${id}-label`, help: `${id}-help` };
  const text = useLab(({ sweep }) => sweep.rates);
  const reading = useLab((state) => sweepStanding(state).reading);
  const { changeSweep } = useActions();
  const complaint = reading.complaints.rates ?? null;
  return (
    <FieldRow
      {...{ ids, help, complaint }}
      label="Learning rates"
      unit={null}
      resetTo={text === defaultSweep.rates ? null : defaultSweep.rates}
      onReset={() => changeSweep({ rates: defaultSweep.rates })}
      below={
        <>
          <TextInput
            size="xs"
            autoComplete="off"
            spellCheck={false}
            classNames={{ input: styles.text ?? '' }}
            aria-labelledby={ids.label}
            aria-describedby={ids.help}
            error={complaint !== null}
            value={text}
            onChange={(event) => changeSweep({ rates: event.currentTarget.value })}
          />
          {complaint === null && text.includes('..') && (
            <p className={styles.soft}>{ratesInWords(reading)}</p>
          )}
        </>
      }
    >
      {null}
    </FieldRow>
  );
}
