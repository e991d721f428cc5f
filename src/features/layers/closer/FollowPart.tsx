import { NumberInput } from '@mantine/core';
import { useId, useState } from 'react';
import { followValue } from '../../../core/rangeTrial/followValue';
import { formatCount } from '../../../share/format';
import { precise, whole } from '../numbers';
import { valueSteps } from './arithmetic';
import styles from './closer.module.css';
import { StepList } from './StepList';
import type { Bench } from './useBench';

interface FollowPartProps {
  readonly bench: Bench;
  /** Code that the run holds for a weight; null where it is not of this range. */
  readonly heldCode: (index: number) => number | null;
}

/** Returns which code the run has, and whether that is the nearest at its own range. */
function heldInWords(value: number, held: number, { subject }: Bench): string {
  const { run, grid, rules } = subject;
  const nearest = run && followValue(value, run, grid, rules.ties).code;
  const holds = `At its own range the run holds the code ${whole(held)}`;
  if (nearest === null || nearest === held) return `${holds}, the nearest.`;
  return `${holds}; the nearest is ${whole(nearest)}, and AdaRound rounded the other way.`;
}

/** One weight of those that are looked at, chosen by its number. */
function Weight({ bench, heldCode, values }: FollowPartProps & { values: Float32Array }) {
  const [number, setNumber] = useState(1);
  const id = useId();
  const index = Math.min(Math.max(number, 1), values.length) - 1;
  const value = values[index] ?? 0;
  const held = heldCode(index);
  return (
    <>
      <div className={styles.follow}>
        <label htmlFor={id}>Weight number</label>
        <NumberInput
          id={id}
          size="xs"
          className={styles.number ?? ''}
          min={1}
          max={values.length}
          allowDecimal={false}
          value={index + 1}
          onChange={(next) => setNumber(Number(next) || 1)}
        />
        <span>
          of {formatCount(values.length)}: {precise(value)}
        </span>
      </div>
      <StepList steps={valueSteps(value, bench)} label="From real to code and back" />
      {held !== null && <p className={styles.note}>{heldInWords(value, held, bench)}</p>}
    </>
  );
}

/** An activation, typed in. */
function Activation({ bench }: { bench: Bench }) {
  const { max } = bench.subject.sample.extremes;
  const [value, setValue] = useState(max / 3);
  const id = useId();
  return (
    <>
      <div className={styles.follow}>
        <label htmlFor={id}>Value</label>
        <NumberInput
          id={id}
          size="xs"
          className={styles.number ?? ''}
          decimalScale={4}
          step={max / 20}
          value={value}
          onChange={(next) => setValue(Number(next) || 0)}
        />
      </div>
      <StepList steps={valueSteps(value, bench)} label="From real to code and back" />
    </>
  );
}

/** One value on its way from real to code and back. */
export function FollowPart(props: FollowPartProps) {
  const { bench } = props;
  const { values } = bench.subject;
  return (
    <section className={styles.part} aria-label="One value followed">
      <h3>
        {values
          ? 'One weight, from real to code and back'
          : 'One value, from real to code and back'}
      </h3>
      {values ? <Weight {...props} values={values} /> : <Activation bench={bench} />}
    </section>
  );
}
