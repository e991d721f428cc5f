/** What `npm run table -- --check` holds the lab to. Units: accuracies in percent, differences in points. */
export const bounds = {
  base: { cnn: 90.5, 'cnn-bn': 91.0 },
  /** How far static PTQ may fall below FP32, by bits. */
  ptqLoss: [
    { bits: 8, loss: 0.3 },
    { bits: 6, loss: 0.5 },
    { bits: 4, loss: 1.5 },
  ],
  /** Bits at which QAT is held to account. */
  qatBits: 4,
  qatLossToFp32: 1.0,
  qatLossToPtq: 0.3,
} as const;

/** The accuracies of one model that bounds are about. Units: percent; undefined where not measured. */
export interface Measured {
  readonly model: keyof (typeof bounds)['base'];
  readonly base: number;
  readonly ptq: Readonly<Partial<Record<number, number>>>;
  readonly qat: Readonly<Partial<Record<number, number>>>;
}

/** Sums of decimals differ from what a person adds up in the last places only. */
const slack = 1e-6;

/** Returns one line for every bound that does not hold; a figure that is missing does not. */
export function failedBounds({ model, base, ptq, qat }: Measured): string[] {
  const check = (what: string, actual: number | undefined, least: number) =>
    actual !== undefined && actual >= least - slack
      ? []
      : [`${model}: ${what} is ${inWords(actual)}, and must be at least ${least.toFixed(2)} %`];
  const { qatBits, qatLossToFp32, qatLossToPtq } = bounds;
  const qatName = `QAT at ${qatBits} bits`;
  return [
    ...check('the base checkpoint', base, bounds.base[model]),
    ...bounds.ptqLoss.flatMap(({ bits, loss }) =>
      check(`PTQ at ${bits} bits`, ptq[bits], base - loss),
    ),
    ...check(`${qatName}, against FP32,`, qat[qatBits], base - qatLossToFp32),
    ...check(`${qatName}, against PTQ,`, qat[qatBits], (ptq[qatBits] ?? 0) - qatLossToPtq),
  ];
}

const inWords = (accuracy: number | undefined) =>
  accuracy === undefined ? 'not measured' : `${accuracy.toFixed(2)} %`;
