import type { DatasetInfo } from './dataset';

export const fashionMnist = {
  id: 'fashion-mnist',
  label: 'FashionMNIST',
  imageShape: [28, 28, 1],
  inputRange: { min: 0, max: 1 },
  classes: [
    'T-shirt/top',
    'Trouser',
    'Pullover',
    'Dress',
    'Coat',
    'Sandal',
    'Shirt',
    'Sneaker',
    'Bag',
    'Ankle boot',
  ],
  licence: 'MIT, copyright 2017 Zalando SE',
  source:
    'Xiao, Rasul and Vollgraf, "Fashion-MNIST: a Novel Image Dataset for Benchmarking Machine ' +
    'Learning Algorithms", arXiv 1708.07747; https://github.com/zalandoresearch/fashion-mnist',
  origin: 'shipped',
  bring: null,
  own: false,
  shipsWeights: true,
  counts: { train: 55_000, heldOut: 5_000, test: 10_000 },
} as const satisfies DatasetInfo;
