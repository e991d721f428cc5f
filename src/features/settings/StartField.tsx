import { NativeSelect } from '@mantine/core';
import type { ChangeEvent } from 'react';
import { formatShare } from '../../share/format';
import { useActions, useLab } from '../../store/context';
import { hasStart } from '../../store/datasets';
import { possibleStarts, startEvaluation } from '../../store/selectors';
import type { RunRecord } from '../../store/state';
import { FieldRow } from '../../ui/fields/FieldRow';
import styles from './settings.module.css';

const help =
  'The trained network that PTQ, QAT and the control start from: the one that comes with this page, or one you trained from scratch.';

const ids = { label: 'base-checkpoint-label', help: 'base-checkpoint-help' };

function trainedLabel({ plan, name, result }: RunRecord): string {
  const evaluation = result?.evaluation;
  const accuracy = evaluation
    ? ` \u00b7 ${formatShare(evaluation.correct / evaluation.total, 1)} %`
    : '';
  return `${name ?? plan.runId}${accuracy}`;
}

/** Chooses the base model; it is not a setting, because a link cannot carry a trained network. */
export function StartField() {
  const start = useLab((state) => state.start);
  const trained = useLab(possibleStarts);
  const evaluation = useLab(startEvaluation);
  const ships = useLab(({ settings }) => hasStart({ kind: 'shipped' }, settings));
  const { chooseStart } = useActions();
  const measured =
    start.kind === 'shipped' && evaluation
      ? ` \u00b7 ${formatShare(evaluation.correct / evaluation.total, 1)} %`
      : '';
  const choose = ({ currentTarget: { value } }: ChangeEvent<HTMLSelectElement>) =>
    chooseStart(value === '' ? { kind: 'shipped' } : { kind: 'run', runId: value });

  return (
    <FieldRow
      {...{ ids, help }}
      label="Base weights"
      unit={null}
      complaint={null}
      resetTo={null}
      onReset={() => chooseStart({ kind: 'shipped' })}
    >
      <NativeSelect
        size="xs"
        classNames={{ input: styles.select ?? '' }}
        aria-labelledby={ids.label}
        aria-describedby={ids.help}
        value={start.kind === 'run' ? start.runId : ''}
        onChange={choose}
        data={[
          { value: '', label: ships ? `shipped${measured}` : 'none yet' },
          ...trained.map((run) => ({ value: run.plan.runId, label: trainedLabel(run) })),
        ]}
      />
    </FieldRow>
  );
}
