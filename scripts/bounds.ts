/** How far a figure may fall below another at so many bits. Units: points. */
interface Loss {
  readonly bits: number;
  readonly loss: number;
}

const losses = (eight: number, six: number, four: number, three: number, two: number): Loss[] => [
  { bits: 8, loss: eight },
  { bits: 6, loss: six },
  { bits: 4, loss: four },
  { bits: 3, loss: three },
  { bits: 2, loss: two },
];

/** What `npm run table -- --check` holds the lab to. Units: accuracies in percent, differences in points. */
export const bounds = {
  base: { cnn: 90.5, 'cnn-bn': 91.0 },
  /** How far static PTQ may fall below FP32 with every layer at the width. */
  ptq: losses(0.2, 0.3, 1.0, 4, 30),
  /** The same with the first and the last layer at 8 bits. */
  ptqEndsAt8: losses(0.2, 0.3, 0.6, 1.5, 20),
  /** How far QAT may fall below its FP32 control. */
  qat: losses(0.2, 0.3, 0.6, 2, 5),
  /** How far QAT may fall below FP32, and below PTQ at the same width. */
  qatToFp32: [{ bits: 4, loss: 1.0 }],
  qatToPtq: [{ bits: 4, loss: 0.3 }],
} as const;

/** Bit widths that `--check` measures. */
export const checkedBits = [8, 6, 4, 3, 2] as const;

type ByBits = Readonly<Partial<Record<number, number>>>;

/** The accuracies of one model that bounds are about. Units: percent; undefined where not measured. */
export interface Measured {
  readonly model: keyof (typeof bounds)['base'];
  readonly base: number;
  readonly ptq: ByBits;
  readonly ptqEndsAt8: ByBits;
  readonly qat: ByBits;
  readonly control: number | undefined;
}

/** Sums of decimals differ from what a person adds up in the last places only. */
const slack = 1e-6;

/** Returns one line for every bound that does not hold; a figure that is missing does not. */
export function failedBounds(measured: Measured): string[] {
  const { model, base, ptq, ptqEndsAt8, qat, control } = measured;
  return [
    ...failure('the base checkpoint', base, bounds.base[model]),
    ...tooLow('PTQ', bounds.ptq, ptq, () => base),
    ...tooLow('PTQ with its ends at 8 bits', bounds.ptqEndsAt8, ptqEndsAt8, () => base),
    ...tooLow('QAT against its control', bounds.qat, qat, () => control),
    ...tooLow('QAT against FP32', bounds.qatToFp32, qat, () => base),
    ...tooLow('QAT against PTQ', bounds.qatToPtq, qat, (bits) => ptq[bits]),
  ].map((line) => `${model}: ${line}`);
}

function tooLow(
  what: string,
  losses: readonly Loss[],
  actual: ByBits,
  reference: (bits: number) => number | undefined,
): string[] {
  return losses.flatMap(({ bits, loss }) =>
    failure(`${what}, ${bits} bits,`, actual[bits], (reference(bits) ?? Number.NaN) - loss),
  );
}

/** A bound without a reference does not hold: no figure reaches NaN. */
function failure(what: string, actual: number | undefined, least: number): string[] {
  if (actual !== undefined && actual >= least - slack) return [];
  const demand = Number.isNaN(least)
    ? 'what it is held against is not measured'
    : `must be at least ${least.toFixed(2)} %`;
  const found = actual === undefined ? 'not measured' : `${actual.toFixed(2)} %`;
  return [`${what} is ${found}, and ${demand}`];
}
