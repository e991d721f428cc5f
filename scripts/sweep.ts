import { mergeSweep } from './mergeSweep';
import { runSweep } from './runSweep';
import { readSweepOptions } from './sweepOptions';

const options = readSweepOptions(process.argv.slice(2));
try {
  if (options.mode === 'merge') mergeSweep(options);
  else await runSweep(options);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
