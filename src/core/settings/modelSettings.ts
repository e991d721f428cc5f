import { datasets } from '../datasets';
import { imageSetComplaint } from '../datasets/imageSet';
import { models } from '../model/models';
import { choice, integer, text } from '../params/spec';

/** What is trained on what, and from which random numbers. */
export const modelSettings = {
  dataset: choice({
    label: 'Dataset',
    urlKey: 'dataset',
    help: 'The images that everything is trained and measured on; the layers of the model follow from their shape.',
    options: datasets.map(({ id, label }) => ({ value: id, label })),
    default: 'fashion-mnist',
  }),
  imageSet: text({
    label: 'Image set',
    urlKey: 'set',
    help: 'Which of your own images a run is made with: their number of classes and a checksum, filled in when they have been read.',
    default: '',
    complaint: imageSetComplaint,
  }),
  model: choice({
    label: 'Model',
    urlKey: 'model',
    help: 'Two convolutions and dense layers, without or with batch normalization.',
    options: models.map(({ id, label }) => ({ value: id, label })),
    default: 'cnn',
  }),
  seed: integer({
    label: 'Seed',
    urlKey: 'seed',
    help: 'Fixes the initial weights, the order of the images and the calibration set.',
    min: 0,
    max: 4_294_967_295,
    default: 42,
  }),
} as const;
