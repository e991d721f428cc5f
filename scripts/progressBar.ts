import { Presets, SingleBar } from 'cli-progress';

/** Shows how far one task has come. */
export interface ProgressBar {
  /** `share` is from 0 to 1, null while it is not known. */
  update(text: string, share: number | null): void;
  stop(): void;
}

/** Returns a bar on a terminal; elsewhere a line for every tenth, and for every new kind of work. */
export function createProgressBar(title: string): ProgressBar {
  return process.stderr.isTTY ? terminalBar(title) : plainLines(title);
}

function terminalBar(title: string): ProgressBar {
  const format = `${title} {bar} {percentage} % | {text} | {eta_formatted} left`;
  const bar = new SingleBar({ format, hideCursor: true, clearOnComplete: true }, Presets.rect);
  bar.start(1, 0, { text: 'starting' });
  return {
    update: (text, share) => bar.update(share ?? 0, { text }),
    stop: () => bar.stop(),
  };
}

function plainLines(title: string): ProgressBar {
  let told = '';
  return {
    update(text, share) {
      const [work = ''] = text.split(',');
      const stage = `${work} ${Math.floor((share ?? 0) * 10)}`;
      if (stage !== told) console.error(`${title}: ${text}`);
      told = stage;
    },
    stop() {},
  };
}
