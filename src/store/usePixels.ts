import { useEffect, useMemo, useState } from 'react';
import type { RunPlan } from '../core/run';
import type { Sample } from '../core/samples/selection';
import { useActions } from './context';

type Pixels = ReadonlyMap<number, Uint8Array>;

/** Returns the pixels of the images that are shown, by their index, once they have come. */
export function usePixels(plan: RunPlan, samples: readonly Sample[]): Pixels {
  const { testImages, tell } = useActions();
  const [pixels, setPixels] = useState<Pixels>(new Map());
  const key = samples.map(({ index }) => index).join();
  const indices = useMemo(() => (key === '' ? [] : key.split(',').map(Number)), [key]);
  useEffect(() => {
    if (indices.length === 0) return;
    let isWanted = true;
    testImages(plan, indices).then(
      (bytes) => isWanted && setPixels(apart(indices, bytes)),
      (error: Error) => isWanted && tell(error.message),
    );
    return () => {
      isWanted = false;
    };
  }, [plan, indices, testImages, tell]);
  return pixels;
}

function apart(indices: readonly number[], bytes: Uint8Array): Pixels {
  const size = bytes.length / indices.length;
  return new Map(
    indices.map((index, place) => [index, bytes.subarray(place * size, (place + 1) * size)]),
  );
}
