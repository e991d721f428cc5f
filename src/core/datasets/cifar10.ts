import type { DatasetInfo } from './dataset';

export const cifar10 = {
  id: 'cifar-10',
  label: 'CIFAR-10',
  imageShape: [32, 32, 3],
  inputRange: { min: -1, max: 1 },
  classes: [
    'airplane',
    'automobile',
    'bird',
    'cat',
    'deer',
    'dog',
    'frog',
    'horse',
    'ship',
    'truck',
  ],
  licence: 'none is stated, so that it cannot come with the page',
  source:
    'Krizhevsky, "Learning Multiple Layers of Features from Tiny Images", 2009; ' +
    'https://www.cs.toronto.edu/~kriz/cifar.html',
  origin: 'brought',
  bring:
    'Bring cifar-10-binary.tar.gz or cifar-10-python.tar.gz from cs.toronto.edu/~kriz/cifar.html, or its six .bin files together.',
  own: false,
  shipsWeights: false,
  counts: { train: 45_000, heldOut: 5_000, test: 10_000 },
} as const satisfies DatasetInfo;
