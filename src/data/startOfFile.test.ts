import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { startOfFile } from './startOfFile';

const content = Uint8Array.from({ length: 100_000 }, (_, i) => Math.imul(i * i, 2654435761) >>> 24);
const wanted = { what: 'calibration images', bytes: 5_000 };

/** A body that arrives in pieces and counts how many were asked for. */
function arriving(bytes: Uint8Array<ArrayBuffer>, piece = 1_000) {
  const state = { pulled: 0, cancelled: false };
  const stream = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull(controller) {
      const start = state.pulled * piece;
      state.pulled += 1;
      if (start >= bytes.length) controller.close();
      else controller.enqueue(bytes.slice(start, start + piece));
    },
    cancel() {
      state.cancelled = true;
    },
  });
  return { stream, state };
}

describe('the start of a file', () => {
  it('is read from gzip and from bytes the browser has inflated already', async () => {
    const start = content.subarray(0, 5_000);
    const packed = new Uint8Array(gzipSync(content));
    expect(await startOfFile(arriving(packed).stream, wanted)).toEqual(start);
    expect(await startOfFile(arriving(content).stream, wanted)).toEqual(start);
  });

  it('is all that is transferred', async () => {
    const { stream, state } = arriving(content);
    await startOfFile(stream, wanted);
    expect(state.pulled).toBeLessThan(20);
  });

  it('is refused when the file is cut off or damaged', async () => {
    const packed = new Uint8Array(gzipSync(content));
    const damaged = packed.slice();
    damaged.fill(0xff, 20, 400);
    for (const bytes of [packed.slice(0, 900), damaged, content.slice(0, 100)]) {
      await expect(startOfFile(arriving(bytes).stream, wanted)).rejects.toMatchObject({
        code: 'data-truncated',
      });
    }
  });
});
