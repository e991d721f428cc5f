import { fashionMnist as info } from '../core/datasets/fashionMnist';
import type { ShippedDataset } from './dataset';
import { parseLabeledIdx } from './labeledIdx';

const imageBytes = 28 * 28;
const idxHeaderBytes = 16;

/** FashionMNIST, in its four original files. */
export const fashionMnist: ShippedDataset = {
  ...info,
  files: {
    testImages: {
      path: 'data/fashion-mnist/t10k-images-idx3-ubyte.gz',
      what: 'test images',
      sha256: '5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b',
      bytes: 7_840_016,
    },
    testLabels: {
      path: 'data/fashion-mnist/t10k-labels-idx1-ubyte.gz',
      what: 'test labels',
      sha256: '0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34',
      bytes: 10_008,
    },
    trainImages: {
      path: 'data/fashion-mnist/train-images-idx3-ubyte.gz',
      what: 'training images',
      sha256: 'c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888',
      bytes: 47_040_016,
    },
    trainLabels: {
      path: 'data/fashion-mnist/train-labels-idx1-ubyte.gz',
      what: 'training labels',
      sha256: 'bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9',
      bytes: 60_008,
    },
    calibrationImages: {
      path: 'data/fashion-mnist/train-images-idx3-ubyte.gz',
      what: 'calibration images',
      sha256: 'a838d3b940ebd4b7d5336201209889000fa51bf4c9de0cd6cd9eb91e1a9bc968',
      bytes: idxHeaderBytes + 5_000 * imageBytes,
    },
  },
  parseCalibration: (start) => {
    const pixels = start.subarray(idxHeaderBytes);
    const count = pixels.length / imageBytes;
    return { pixels, labels: new Uint8Array(count), count };
  },
  parse: (images, labels) => parseLabeledIdx(images, labels, info.imageShape, info.classes.length),
};
