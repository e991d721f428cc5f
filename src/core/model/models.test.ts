import { describe, expect, it } from 'vitest';
import { modelById, models } from './models';

describe('models', () => {
  it('are found by their ids, which differ', () => {
    for (const model of models) expect(modelById(model.id)).toBe(model);
    expect(new Set(models.map(({ id }) => id)).size).toBe(models.length);
  });

  it('have layers with ids of their own, a dense layer last', () => {
    for (const { layers } of models) {
      expect(new Set(layers.map(({ id }) => id)).size).toBe(layers.length);
      expect(layers.at(-1)?.kind).toBe('dense');
    }
  });
});
