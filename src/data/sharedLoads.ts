import type { OnBytes } from './dataset';

type Bytes = Uint8Array<ArrayBuffer>;

interface Load {
  readonly bytes: Promise<Bytes>;
  readonly listeners: Set<OnBytes>;
}

/** Joins those who want a file to the transfer of it that is going on. */
export interface SharedLoads {
  /** Returns what `load` gives, or what a load of that path gives that has begun before. */
  join(
    path: string,
    onBytes: OnBytes | undefined,
    load: (onBytes: OnBytes) => Promise<Bytes>,
  ): Promise<Bytes>;
}

export function createSharedLoads(): SharedLoads {
  const going = new Map<string, Load>();
  return {
    join(path, onBytes, load) {
      const { bytes, listeners } = going.get(path) ?? begin(going, path, load);
      if (onBytes) listeners.add(onBytes);
      return bytes;
    },
  };
}

function begin(
  going: Map<string, Load>,
  path: string,
  load: (onBytes: OnBytes) => Promise<Bytes>,
): Load {
  const listeners = new Set<OnBytes>();
  const tellAll: OnBytes = (loaded, total) => {
    for (const listener of listeners) listener(loaded, total);
  };
  const bytes = load(tellAll).finally(() => going.delete(path));
  const begun = { bytes, listeners };
  going.set(path, begun);
  return begun;
}
