import type { ParamSpec, ParamValue } from '../../core/params/spec';
import type { FieldIds } from './FieldRow';

/** What the control of a field needs, whatever its kind. */
export interface ControlProps<S extends ParamSpec = ParamSpec> {
  readonly spec: S;
  readonly value: ParamValue;
  readonly onChange: (value: ParamValue) => void;
  readonly ids: FieldIds;
  readonly invalid: boolean;
  readonly disabled: boolean;
}
