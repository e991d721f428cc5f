import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { complaintAbout } from '../../core/params/validate';
import { settingSpecs } from '../../core/settings/specs';
import { ParamField } from '../../ui/fields/ParamField';
import styles from './activity.module.css';

interface RateFormProps {
  readonly planned: number;
  /** The highest rate that the schedule goes by now. */
  readonly now: number;
  readonly onChange: (rate: number) => void;
}

/** Asks for another highest rate of a schedule that is being gone through. */
export function RateForm({ planned, now, onChange }: RateFormProps) {
  const [rate, setRate] = useState(now);
  const spec = {
    ...settingSpecs.learningRate,
    label: 'Highest rate',
    help: 'The schedule goes on from the next step with this as its highest rate.',
    default: planned,
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onChange(rate);
  };
  return (
    <form className={styles.rate} onSubmit={submit}>
      <ParamField
        spec={spec}
        value={rate}
        onChange={(value) => setRate(Number(value))}
        onReset={() => setRate(planned)}
      />
      <p className={styles.hint}>{spec.help}</p>
      <Button
        type="submit"
        size="compact-sm"
        disabled={rate === now || complaintAbout(spec, rate) !== null}
      >
        Change from the next step on
      </Button>
    </form>
  );
}
