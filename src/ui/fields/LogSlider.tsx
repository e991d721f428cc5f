import { useMemo } from 'react';
import styles from './fields.module.css';
import { nearestStep, niceLogSteps } from './niceSteps';

interface LogSliderProps {
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly format: (value: number) => string;
  readonly onChange: (value: number) => void;
  readonly labelledBy: string;
  readonly describedBy: string;
  readonly disabled: boolean;
}

/** A slider over round numbers, spread evenly on a log axis. */
export function LogSlider(props: LogSliderProps) {
  const { value, min, max, format, onChange, labelledBy, describedBy, disabled } = props;
  const steps = useMemo(() => niceLogSteps(min, max), [min, max]);
  const index = nearestStep(steps, value);
  const share = index / (steps.length - 1);
  return (
    <input
      type="range"
      className={styles.slider}
      style={{ '--share': `${share * 100}%` }}
      min={0}
      max={steps.length - 1}
      step={1}
      value={index}
      disabled={disabled}
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      aria-valuetext={format(value)}
      onChange={(event) => onChange(steps[Number(event.currentTarget.value)] ?? value)}
    />
  );
}
