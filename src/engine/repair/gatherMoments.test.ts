import { expect, it } from 'vitest';
import { fakeQuantize } from '../../core/quant/affine';
import { eachBackend } from '../testing/eachBackend';
import { compareLayer } from './comparedLayer';
import { gatherMoments } from './gatherMoments';
import { quantizedSmall, smallImages, smallNetwork } from './testing/smallNetwork';

/** The 3x3 squares that tile an image of 12 x 12 pixels. */
function squares(pixels: Float32Array): number[][] {
  const images = pixels.length / 144;
  return Array.from({ length: images * 16 }, (_, place) => {
    const [image, row, column] = [place >> 4, (place >> 2) & 3, place & 3];
    const at = (i: number) =>
      image * 144 + (row * 3 + Math.floor(i / 3)) * 12 + column * 3 + (i % 3);
    return Array.from({ length: 9 }, (_, i) => pixels[at(i)] ?? 0);
  });
}

eachBackend('gatherMoments', () => {
  it('gives the means of products over all images, batch by batch', async () => {
    const model = quantizedSmall();
    const images = smallImages();
    const pixels = await images.batch(0, images.length).images.data<'float32'>();
    const compared = compareLayer(smallNetwork, model, 0);
    const gathering = gatherMoments(compared, images);
    const told = [];
    let next = await gathering.next();
    for (; !next.done; next = await gathering.next()) told.push(next.value.done);
    compared.dispose();
    expect(told).toEqual([64, 70]);

    const float = squares(pixels);
    const params = { grid: { bits: 4, min: 0, max: 15, symmetric: false }, axis: null };
    const scale = Float32Array.of(1 / 15);
    const zeroPoint = Int32Array.of(0);
    const rounded = fakeQuantize(pixels, [pixels.length], { ...params, scale, zeroPoint });
    const quantized = squares(rounded);
    const weight = smallNetwork.checkpoint.get('first.weight')?.data ?? new Float32Array(0);
    const mean = (of: (place: number) => number) =>
      float.reduce((sum, _, place) => sum + of(place), 0) / float.length;
    const output = (place: number, o: number) =>
      (float[place] ?? []).reduce((sum, x, i) => sum + x * (weight[i * 4 + o] ?? 0), 0);
    const { gram, target } = next.value;
    for (const [i, j] of [
      [0, 0],
      [2, 7],
      [8, 1],
    ] as const) {
      const expected = mean((p) => (quantized[p]?.[i] ?? 0) * (quantized[p]?.[j] ?? 0));
      expect(gram[i * 9 + j]).toBeCloseTo(expected, 5);
      const wanted = mean((p) => (quantized[p]?.[i] ?? 0) * output(p, j % 4));
      expect(target[i * 4 + (j % 4)]).toBeCloseTo(wanted, 5);
    }
  });

  it('refuses to gather over no images', async () => {
    const compared = compareLayer(smallNetwork, quantizedSmall(), 0);
    const none = { ...smallImages(), length: 0 };
    await expect(gatherMoments(compared, none).next()).rejects.toThrow(RangeError);
    compared.dispose();
  });
});
