import { groupBy } from '../groupBy';
import type { ControlLine, SweepLine } from './lines';

/** Writes a learning rate, and the names of an optimizer and of a way to set scales. */
export interface Wording {
  readonly rate: (learningRate: number) => string;
  readonly optimizer: (id: string) => string;
  readonly scales: (id: string) => string;
}

/** The lines of one optimizer with one way to set scales. */
export interface Variant {
  /** `Adam`, `Adam and LSQ`: what tells it from the others; null where there is no other. */
  readonly name: string | null;
  readonly optimizer: string;
  readonly lines: readonly SweepLine[];
}

/** Returns the lines by optimizer and scales, in their first order. */
export function variantsOf(lines: readonly SweepLine[], wording: Wording): Variant[] {
  const isSeveral = (of: (line: SweepLine) => string) => new Set(lines.map(of)).size > 1;
  const [optimizers, scales] = [isSeveral((line) => line.optimizer), isSeveral((l) => l.scales)];
  const groups = groupBy(lines, (line) => `${line.optimizer}/${line.scales}`);
  return [...groups.values()].flatMap((own) => {
    const [first] = own;
    if (!first) return [];
    const name = [
      ...(optimizers ? [wording.optimizer(first.optimizer)] : []),
      ...(scales ? [`${wording.scales(first.scales)} scales`] : []),
    ].join(' and ');
    return [{ name: name || null, optimizer: first.optimizer, lines: own }];
  });
}

/** Returns the accuracy with one decimal: `90.1 %`. */
export const shareInWords = ({ mean }: { readonly mean: number }) => `${(100 * mean).toFixed(1)} %`;

/** Returns a sentence of a clause, spoken of a variant where there are several. */
export function sentenceOf(clause: string, name: string | null): string {
  const text = name ? `with ${name}, ${clause}` : clause;
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** Returns the controls of an optimizer. */
export function controlOf(
  controls: readonly ControlLine[],
  { optimizer }: Pick<Variant, 'optimizer'>,
): ControlLine | null {
  return controls.find((line) => line.optimizer === optimizer) ?? null;
}
