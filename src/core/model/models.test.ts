import { describe, expect, it } from 'vitest';
import { datasets } from '../datasets';
import { modelOf, models } from './models';
import { hasRelu } from './spec';

const choices = datasets.flatMap(({ id: dataset }) =>
  models.map(({ id: model }) => ({ dataset, model })),
);

describe('modelOf', () => {
  it('gives the same object every time', () => {
    for (const choice of choices) expect(modelOf({ ...choice })).toBe(modelOf(choice));
    expect(new Set(choices.map(modelOf)).size).toBe(choices.length);
  });

  it.each(choices)('has layers with ids of their own, for $dataset and $model', (choice) => {
    const { layers } = modelOf(choice);
    expect(new Set(layers.map(({ id }) => id)).size).toBe(layers.length);
    expect(layers.slice(0, -1).every(hasRelu)).toBe(true);
  });

  it.each(choices)('ends with a logit for every class of $dataset', (choice) => {
    const dataset = datasets.find(({ id }) => id === choice.dataset);
    const last = modelOf(choice).layers.at(-1);
    const units = dataset?.own ? 2 : dataset?.classes.length;
    expect(last).toMatchObject({ kind: 'dense', units, relu: false });
  });

  it('ends with as many logits as the own images have classes', () => {
    const own = modelOf({ dataset: 'own-grey', model: 'cnn', imageSet: '17-0a1b2c3d' });
    expect(own.layers.at(-1)).toMatchObject({ units: 17 });
    expect(own.imageSet).toBe('17-0a1b2c3d');
    const published = modelOf({ dataset: 'cifar-10', model: 'cnn', imageSet: '17-0a1b2c3d' });
    expect(published).toBe(modelOf({ dataset: 'cifar-10', model: 'cnn' }));
  });
});
