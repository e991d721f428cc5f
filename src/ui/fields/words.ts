import type { ParamSpec, ParamValue } from '../../core/params/spec';

/** Returns a setting's value as its box shows it. */
export function showNumber(value: number): string {
  if (Number.isNaN(value)) return '';
  return value !== 0 && Math.abs(value) < 1e-3 ? value.toExponential() : String(value);
}

/** Returns what a setting is when nobody changes it. */
export function defaultInWords(spec: ParamSpec): string {
  if (spec.kind === 'toggle') return spec.default ? 'on' : 'off';
  if (spec.kind === 'text') return spec.default || 'none';
  if (spec.kind !== 'choice') return showNumber(spec.default);
  return spec.options.find((option) => option.value === spec.default)?.label ?? '';
}

/** Returns the unit that stands beside a label; null where the label has said it. */
export function unitBeside(spec: ParamSpec): string | null {
  if (spec.kind === 'toggle' || spec.kind === 'text' || !spec.unit) return null;
  return spec.label.toLowerCase().includes(spec.unit.toLowerCase()) ? null : spec.unit;
}

/** Returns a setting's help, with that of the choice that is made. */
export function helpFor(spec: ParamSpec, value: ParamValue): string {
  if (spec.kind !== 'choice') return spec.help;
  const chosen = spec.options.find((option) => option.value === value);
  return chosen?.help ? `${spec.help} ${chosen.label}: ${chosen.help}` : spec.help;
}
