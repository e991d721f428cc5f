import { beforeAll, describe, expect, it } from 'vitest';
import { models } from '../core/model/models';
import { defaultSettings, type Settings } from '../core/settings/settings';
import { type NodeLab, openNodeLab } from './testing/nodeLab';

const images = 100;

describe('verify', () => {
  let lab: NodeLab;

  const verified = (settings: Partial<Settings>, first = 0, count = images) =>
    lab.verify(
      {
        runId: 'verify',
        method: 'ptq',
        start: { kind: 'shipped' },
        settings: { ...defaultSettings, ...settings },
      },
      { first, count },
    );

  beforeAll(async () => {
    lab = await openNodeLab();
  });

  describe.each(models.map(({ id }) => id))('%s', (model) => {
    it.each([8, 6, 4, 3, 2] as const)(
      'the device gives the integers of core, %i bits',
      async (bits) => {
        const difference = await verified({ model, weightBits: bits, activationBits: bits });
        expect(difference.images).toBe(images);
        expect(difference.predictions).toBe(0);
        expect(difference.layers.map(({ layerId }) => layerId)).toEqual([
          'conv1',
          'conv2',
          'dense',
        ]);
        for (const { codes, differing, layerId } of difference.layers) {
          expect(codes).toBeGreaterThan(images);
          expect(differing, layerId).toBe(0);
        }
      },
    );
  });

  it('takes the images of its span, and frees what it put on the device', async () => {
    const few = { calibrationImages: 64 };
    await verified(few, 0, 10);
    const before = await lab.tensorCount();
    expect((await verified(few, 9_970, 30)).images).toBe(30);
    expect(await lab.tensorCount()).toBe(before);
  });

  it('says when there is nothing to verify', async () => {
    const layers = 'conv1.float_conv2.float_dense.float';
    await expect(verified({ layers }, 0, 10)).rejects.toMatchObject({ code: 'bad-setting' });
  });
});
