import type { ParamSpec, ParamValue } from './spec';

/** Returns a sentence that says what is wrong with `value`, or null when it is a legal value. */
export function complaintAbout(spec: ParamSpec, value: unknown): string | null {
  switch (spec.kind) {
    case 'toggle':
      return typeof value === 'boolean' ? null : `${spec.label} is either on or off.`;
    case 'choice':
      return spec.options.some((option) => option.value === value)
        ? null
        : `${spec.label} is one of ${spec.options.map((option) => option.label).join(', ')}.`;
    case 'text':
      return typeof value === 'string' ? spec.complaint(value) : `${spec.label} is a text.`;
    default:
      return complaintAboutNumber(spec, value);
  }
}

function complaintAboutNumber(
  spec: Extract<ParamSpec, { kind: 'integer' | 'number' }>,
  value: unknown,
): string | null {
  const bounds = `between ${spec.min} and ${spec.max}${spec.unit ? ` ${spec.unit}` : ''}`;
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    return `${spec.label} is a number ${bounds}.`;
  }
  if (value < spec.min || value > spec.max) return `${spec.label} must be ${bounds}.`;
  if (spec.kind === 'integer' && !Number.isInteger(value)) {
    return `${spec.label} is a whole number ${bounds}.`;
  }
  return null;
}

/** Returns the value that `text` spells for this setting, or null when it spells none. */
export function parseParam(spec: ParamSpec, text: string): ParamValue | null {
  const value = readText(spec, text.trim());
  return value !== null && complaintAbout(spec, value) === null ? value : null;
}

function readText(spec: ParamSpec, text: string): ParamValue | null {
  switch (spec.kind) {
    case 'toggle':
      return text === '1' ? true : text === '0' ? false : null;
    case 'choice':
      return spec.options.find((option) => String(option.value) === text)?.value ?? null;
    case 'text':
      return text;
    default:
      return text === '' ? null : Number(text);
  }
}

/** Returns the text that `parseParam` reads back as `value`. */
export function formatParam(value: ParamValue): string {
  return typeof value === 'boolean' ? (value ? '1' : '0') : String(value);
}
