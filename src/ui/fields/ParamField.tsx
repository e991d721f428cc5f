import { type ReactNode, useId } from 'react';
import type { ParamSpec, ParamValue } from '../../core/params/spec';
import { complaintAbout } from '../../core/params/validate';
import { Control } from './Control';
import { choiceShape } from './choiceShape';
import type { ControlProps } from './controlProps';
import { FieldRow } from './FieldRow';
import { NumericSlider } from './NumericControl';
import { defaultInWords, helpFor, unitBeside } from './words';

interface ParamFieldProps {
  readonly spec: ParamSpec;
  readonly value: ParamValue;
  readonly onChange: (value: ParamValue) => void;
  readonly onReset: () => void;
  /** What is wrong with the value for reasons that its description does not know. */
  readonly complaint?: string | null;
  /** Why the value has no effect at present; it cannot be changed then. */
  readonly idle?: string | null;
  /** A control between the label and the value. */
  readonly extra?: ReactNode;
}

/** Returns the control that stands beside the label, and the one below both. */
function placed(control: ControlProps): { readonly beside: ReactNode; readonly below: ReactNode } {
  const { spec, ...common } = control;
  const main = <Control {...control} />;
  if (spec.kind === 'integer' || spec.kind === 'number') {
    return { beside: main, below: <NumericSlider {...common} spec={spec} /> };
  }
  const isWide = spec.kind === 'choice' && choiceShape(spec.options) === 'line';
  return isWide ? { beside: null, below: main } : { beside: main, below: null };
}

/** The field of a setting, drawn from its description. */
export function ParamField(props: ParamFieldProps) {
  const { spec, value, onChange, onReset, extra } = props;
  const id = useId();
  const ids = { label: `${id}-label`, help: `${id}-help` };
  const complaint = complaintAbout(spec, value) ?? props.complaint ?? null;
  // A value that keeps every run from starting can be mended even where it has no effect.
  const idle = complaint === null ? (props.idle ?? null) : null;
  const { beside, below } = placed({
    ...{ spec, value, onChange, ids },
    invalid: complaint !== null,
    disabled: idle !== null,
  });
  return (
    <FieldRow
      {...{ ids, complaint, idle, onReset, below }}
      label={spec.label}
      unit={unitBeside(spec)}
      help={helpFor(spec, value)}
      resetTo={value === spec.default ? null : defaultInWords(spec)}
    >
      {extra}
      {beside}
    </FieldRow>
  );
}
