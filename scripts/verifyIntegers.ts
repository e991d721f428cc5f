import type { ModelId } from '../src/core/model/models';
import type { ExecutionDifference } from '../src/core/run';
import type { BitWidth } from '../src/core/settings/bitWidths';
import { formatCount } from '../src/share/format';
import { addDifferences, spansOf } from './imageSpans';
import type { LabPage } from './labPage';
import { markdownGrid } from './markdownGrid';
import { createProgressBar } from './progressBar';
import type { TableOptions } from './tableOptions';
import { atWidth } from './tablePlans';

/** Images of one call: the lab quantizes anew for each, and the bar moves between them. */
const spanLength = 2_500;

interface Verified {
  readonly model: ModelId;
  readonly bits: BitWidth;
  readonly difference: ExecutionDifference;
}

/**
 * Compares, code for code, what the device computes in integers with plain arithmetic for every
 * model and width, prints it, and returns what is written down of it. The process fails when a
 * code differs.
 */
export async function verifyIntegers(lab: LabPage, options: TableOptions): Promise<object> {
  const verified: Verified[] = [];
  for (const model of options.models) {
    for (const bits of options.bits) {
      verified.push({ model, bits, difference: await verify(lab, options, model, bits) });
    }
  }
  console.log(`\n${lab.device.label}\n\n${table(verified)}\n`);
  const differing = verified.filter(({ difference }) => differingOf(difference) > 0);
  if (differing.length > 0) process.exitCode = 1;
  console.log(
    differing.length > 0 ? 'FAILED: some integers differ.' : 'Every integer is the same.',
  );
  return { verified };
}

async function verify(
  lab: LabPage,
  { settings }: TableOptions,
  model: ModelId,
  bits: BitWidth,
): Promise<ExecutionDifference> {
  const wanted = atWidth({ ...settings, model }, bits);
  const total = settings.testImages;
  const bar = createProgressBar(`${model} ${bits}`);
  const parts: ExecutionDifference[] = [];
  try {
    for (const span of spansOf(total, spanLength)) {
      parts.push(await lab.verify(wanted, span));
      const done = span.first + span.count;
      bar.update(`${formatCount(done)} of ${formatCount(total)} images`, done / total);
    }
  } finally {
    bar.stop();
  }
  return addDifferences(parts);
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

const differingOf = ({ layers, predictions }: ExecutionDifference) =>
  predictions + sum(layers.map(({ differing }) => differing));

function table(verified: readonly Verified[]): string {
  const titles = ['integers of', 'images', 'codes', 'differing', 'largest', 'other class'];
  return markdownGrid(
    titles,
    verified.map(({ model, bits, difference: { images, layers, predictions } }) => [
      `${model} W${bits}A${bits}`,
      ...[
        images,
        sum(layers.map(({ codes }) => codes)),
        sum(layers.map(({ differing }) => differing)),
        Math.max(0, ...layers.map(({ largest }) => largest)),
        predictions,
      ].map(formatCount),
    ]),
  );
}
