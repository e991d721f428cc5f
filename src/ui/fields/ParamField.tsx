import { Switch, TextInput } from '@mantine/core';
import { useId } from 'react';
import type { IntegerSpec, NumberSpec, ParamSpec, ParamValue } from '../../core/params/spec';
import { complaintAbout } from '../../core/params/validate';
import { ChoiceControl } from './ChoiceControl';
import { type FieldIds, FieldRow } from './FieldRow';
import { LogSlider } from './LogSlider';
import { NumberBox } from './NumberBox';
import { nearestStep, niceLogSteps } from './niceSteps';

interface ParamFieldProps {
  readonly spec: ParamSpec;
  readonly value: ParamValue;
  readonly onChange: (value: ParamValue) => void;
  readonly onReset: () => void;
  /** A control between the label and the value. */
  readonly extra?: React.ReactNode;
}

interface ControlProps extends Pick<ParamFieldProps, 'spec' | 'value' | 'onChange'> {
  readonly ids: FieldIds;
  readonly invalid: boolean;
}

type NumericSpec = IntegerSpec | NumberSpec;

const isLog = (spec: NumericSpec): boolean => spec.kind === 'number' && spec.scale === 'log';

const wideBox = 92;
const narrowBox = 68;

function neighbourOf(spec: NumericSpec, value: number, direction: 1 | -1): number {
  if (isLog(spec)) {
    const steps = niceLogSteps(spec.min, spec.max);
    return steps[nearestStep(steps, value) + direction] ?? value;
  }
  const moved = Number.isFinite(value) ? value + direction : spec.default;
  return Math.min(Math.max(moved, spec.min), spec.max);
}

/** Returns a setting's value as its box shows it. */
export function showNumber(value: number): string {
  if (Number.isNaN(value)) return '';
  return value !== 0 && Math.abs(value) < 1e-3 ? value.toExponential() : String(value);
}

function Control({ spec, value, onChange, ids, invalid }: ControlProps) {
  const named = { labelledBy: ids.label, describedBy: ids.help };
  if (spec.kind === 'toggle') {
    return (
      <Switch
        size="sm"
        checked={value === true}
        aria-labelledby={ids.label}
        aria-describedby={ids.help}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    );
  }
  if (spec.kind === 'choice') {
    const chosen = typeof value === 'boolean' ? String(value) : value;
    return (
      <ChoiceControl
        {...named}
        name={ids.label}
        options={spec.options}
        value={chosen}
        onChange={onChange}
      />
    );
  }
  if (spec.kind === 'text') {
    return (
      <TextInput
        size="xs"
        value={String(value)}
        aria-labelledby={ids.label}
        aria-describedby={ids.help}
        error={invalid}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  }
  return (
    <NumberBox
      {...named}
      value={Number(value)}
      format={showNumber}
      onChange={onChange}
      neighbour={(from, direction) => neighbourOf(spec, from, direction)}
      invalid={invalid}
      width={spec.max > 1e6 ? wideBox : narrowBox}
    />
  );
}

function slider({ spec, value, onChange, ids }: ControlProps) {
  if (spec.kind !== 'number' || spec.scale !== 'log') return null;
  const { min, max } = spec;
  const named = { labelledBy: ids.label, describedBy: ids.help };
  return (
    <LogSlider {...named} {...{ min, max, onChange }} value={Number(value)} format={showNumber} />
  );
}

function defaultInWords(spec: ParamSpec): string {
  if (spec.kind === 'toggle') return spec.default ? 'on' : 'off';
  if (spec.kind === 'text') return spec.default || 'none';
  if (spec.kind !== 'choice') return showNumber(spec.default);
  return spec.options.find((option) => option.value === spec.default)?.label ?? '';
}

/** A unit says nothing that the label has said. */
function unitBeside(spec: ParamSpec): string | null {
  if (spec.kind === 'toggle' || spec.kind === 'text' || !spec.unit) return null;
  return spec.label.toLowerCase().includes(spec.unit.toLowerCase()) ? null : spec.unit;
}

function helpFor(spec: ParamSpec, value: ParamValue): string {
  if (spec.kind !== 'choice') return spec.help;
  const chosen = spec.options.find((option) => option.value === value);
  return chosen?.help ? `${spec.help} ${chosen.label}: ${chosen.help}` : spec.help;
}

/** The field of a setting, drawn from its description. */
export function ParamField({ spec, value, onChange, onReset, extra }: ParamFieldProps) {
  const id = useId();
  const ids = { label: `${id}-label`, help: `${id}-help` };
  const complaint = complaintAbout(spec, value);
  const control = { spec, value, onChange, ids, invalid: complaint !== null };
  return (
    <FieldRow
      ids={ids}
      label={spec.label}
      unit={unitBeside(spec)}
      help={helpFor(spec, value)}
      complaint={complaint}
      resetTo={value === spec.default ? null : defaultInWords(spec)}
      onReset={onReset}
      below={slider(control)}
    >
      {extra}
      <Control {...control} />
    </FieldRow>
  );
}
