import { halves } from './partly';
import type { MixedPrecisionReport, SensitivityReport } from './report';
import { measuredWidths } from './widths';

const layerIds = ['conv1', 'dense'];

/** What two layers come to whose errors halve with every bit, for tests; the second is the worse. */
export const fakeSensitivities: SensitivityReport = {
  images: 1_000,
  floatCorrect: 900,
  floatBytes: 4_000,
  layerIds,
  cells: layerIds.flatMap((layerId, index) =>
    measuredWidths.flatMap((bits) =>
      halves.map((half) => ({
        layerId,
        bits,
        half,
        relativeError: (1 + index) * 2 ** -bits,
        correct: 890 - index,
      })),
    ),
  ),
  ladders: measuredWidths.map((bits) => ({
    bits,
    steps: [
      step({ conv1: bits, dense: bits }, bits * 100, 800 + bits),
      step({ conv1: bits, dense: 'float' }, 2_000 + bits * 50, 850 + bits),
      step({ conv1: 'float', dense: 'float' }, 4_000, 900),
    ],
  })),
};

/** Three networks, of which the one in the middle is beaten, for tests. */
export const fakeMixedPrecision: MixedPrecisionReport = {
  images: 1_000,
  floatCorrect: 900,
  floatBytes: 4_000,
  possible: 25,
  measured: [
    step({ conv1: 2, dense: 2 }, 200, 700),
    step({ conv1: 8, dense: 2 }, 500, 690),
    step({ conv1: 2, dense: 8 }, 600, 880),
  ],
};

function step(
  bits: Readonly<Record<string, 8 | 6 | 4 | 3 | 2 | 'float'>>,
  sizeBytes: number,
  correct: number,
) {
  return { assignment: new Map(Object.entries(bits)), sizeBytes, correct };
}
