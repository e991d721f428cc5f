import { readSweepFile } from './sweepFile';
import type { SweepOptions } from './sweepOptions';
import { divided, mergedParts, plansOf } from './sweepParts';
import { saveSweep, tellResults } from './sweepResults';

/** Puts the files of the parts of a sweep together, and prints what they say. */
export function mergeSweep({ parts, out }: Extract<SweepOptions, { mode: 'merge' }>): void {
  const files = parts.map((path) => {
    const file = readSweepFile(path);
    if (!file) throw new Error(`There is no file ${path}.`);
    return { path, file };
  });
  const merged = mergedParts(files);
  saveSweep(out, merged);
  const plans = plansOf(merged.sweep, merged.settings);
  const { lacking } = divided(plans, merged.runs);
  tellResults(out, merged);
  if (lacking.length > 0) {
    console.log(
      `${lacking.length} of ${plans.length} runs lack: npm run sweep with the same grid and --out ${out} does them.`,
    );
  }
}
