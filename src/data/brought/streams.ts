import { LabError } from '../../core/errors';

type Bytes = Uint8Array<ArrayBuffer>;

const cancelled = () =>
  new LabError('cancelled', 'Reading the files was cancelled.', 'Bring them again when you like.');

/** Throws: `cancelled` once the learner has had enough. */
export function throwIfAborted(signal: AbortSignal): void {
  if (signal.aborted) throw cancelled();
}

/** Yields what a stream holds; leaving the loop cancels the stream. Throws: `cancelled`. */
export async function* valuesOf<T>(stream: ReadableStream<T>, signal: AbortSignal) {
  const reader = stream.getReader();
  let ended = false;
  try {
    for (;;) {
      throwIfAborted(signal);
      const { done, value } = await reader.read();
      ended = done;
      if (done) return;
      yield value;
    }
  } finally {
    // Not waited for: a source that is stuck would hold up whoever leaves.
    if (!ended) reader.cancel().catch(() => {});
  }
}

/** Returns a stream of the same bytes that tells how many have passed. */
export function counted(
  stream: ReadableStream<Bytes>,
  onBytes: (passed: number) => void,
): ReadableStream<Bytes> {
  return stream.pipeThrough(
    new TransformStream<Bytes, Bytes>({
      transform(chunk, controller) {
        onBytes(chunk.length);
        controller.enqueue(chunk);
      },
    }),
  );
}

/** Returns the bytes of a stream; null when there are not exactly `size`. Throws: `cancelled`. */
export async function readExactly(
  stream: ReadableStream<Uint8Array>,
  size: number,
  signal: AbortSignal,
): Promise<Bytes | null> {
  const bytes = new Uint8Array(size);
  let length = 0;
  for await (const chunk of valuesOf(stream, signal)) {
    if (length + chunk.length > size) return null;
    bytes.set(chunk, length);
    length += chunk.length;
  }
  return length === size ? bytes : null;
}
