import type { Choice } from '../../core/params/spec';

/** How choices are shown: beside the label, on a line of their own, or folded into a select. */
export type ChoiceShape = 'segments' | 'line' | 'select';

const most = { segments: 5, line: 9 };
const letters = { segments: 15, line: 10 };

/** Returns how choices are best shown in a narrow column. */
export function choiceShape(options: readonly Choice<string | number>[]): ChoiceShape {
  const length = options.reduce((sum, { label }) => sum + label.length, 0);
  const fits = (shape: 'segments' | 'line') =>
    options.length <= most[shape] && length <= letters[shape];
  if (fits('segments')) return 'segments';
  return fits('line') ? 'line' : 'select';
}
