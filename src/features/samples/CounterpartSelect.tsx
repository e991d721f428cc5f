import { NativeSelect } from '@mantine/core';
import { useLab } from '../../store/context';
import { isQuantized, nameOf } from '../../store/names';
import type { RunRecord } from '../../store/state';
import { MethodMark } from '../../ui/method/MethodMark';
import { counterparts } from './counterpart';
import styles from './samples.module.css';

interface CounterpartSelectProps {
  readonly run: RunRecord;
  /** Null for the float network that the run starts from. */
  readonly chosenId: string | null;
  readonly onChoose: (runId: string | null) => void;
}

/** Whose images these are, and which run they are compared with. */
export function CounterpartSelect({ run, chosenId, onChoose }: CounterpartSelectProps) {
  const { plan } = run;
  const others = useLab(({ runs }) => counterparts(runs, run));
  const isFloat = plan.method === 'base' || plan.method === 'fp32';
  const usual = { value: '', label: isFloat ? 'against nothing' : 'against its FP32' };
  return (
    <div className={styles.of}>
      <MethodMark
        method={plan.method}
        bits={isQuantized(plan.method) ? plan.settings.weightBits : null}
      />
      <strong>{nameOf(run)}</strong>
      <NativeSelect
        classNames={{ input: styles.input ?? '' }}
        className={styles.counterpart ?? ''}
        size="xs"
        aria-label="Compare with"
        value={chosenId ?? ''}
        onChange={({ currentTarget }) => onChoose(currentTarget.value || null)}
        data={[
          usual,
          ...others.map((other) => ({
            value: other.plan.runId,
            label: `against ${nameOf(other)} (${other.plan.runId})`,
          })),
        ]}
      />
    </div>
  );
}
