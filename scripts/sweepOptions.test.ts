import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { readSweepOptions } from './sweepOptions';

/** Returns what a command line asks for; throws what it complains about. */
function read(words: string) {
  const command = new Command()
    .exitOverride()
    .configureOutput({ writeErr: () => {}, outputError: () => {} });
  return readSweepOptions(words.split(' ').filter(Boolean), command);
}

describe('readSweepOptions', () => {
  it('reads the example of the documents', () => {
    expect(read('--lr 1e-4..1e-1:7 --bits 2,4,8 --seeds 3')).toMatchObject({
      mode: 'run',
      sweep: {
        rates: '1e-4..1e-1:7',
        bits: [2, 4, 8],
        optimizers: ['momentum'],
        scales: ['observer'],
        seeds: 3,
      },
      shard: null,
      out: 'results/sweep.json',
    });
  });

  it('reads optimizers, methods, parts of an epoch and any setting', () => {
    const options = read(
      '--optimizers adam,sgd --methods lsq,lsq-plus --epochs 1/3 --set batch=32 --test 500 --backend wasm',
    );
    expect(options).toMatchObject({
      sweep: { optimizers: ['adam', 'sgd'], scales: ['lsq', 'lsq-plus'] },
      settings: { qatEpochs: 0.3333, batchSize: 32, testImages: 500, backend: 'wasm' },
    });
  });

  it('gives every part a file of its own', () => {
    expect(read('--shard 2/4')).toMatchObject({
      shard: { part: 2, of: 4 },
      out: 'results/sweep.2-of-4.json',
    });
    expect(read('--merge a.json b.json --out c.json')).toEqual({
      mode: 'merge',
      parts: ['a.json', 'b.json'],
      out: 'c.json',
    });
  });

  it.each([
    ['--lr fast', 'fast is no learning rate'],
    ['--lr 1e-4..1e-1', 'does not say how many rates'],
    ['--lr 0.1,0.1', 'The learning rate 0.1 is there twice.'],
    ['--lr 99', 'Learning rate must be between'],
    ['--bits 4,4', 'The bit width 4 is there twice.'],
    ['--bits 9', 'Weights'],
    ['--optimizers rmsprop', 'Optimizers are sgd, momentum, adam.'],
    ['--methods magic', 'Methods are observer, lsq, lsq-plus.'],
    ['--seeds many', 'many is no number of seeds.'],
    ['--seeds 0', 'Seeds are a whole number between 1 and 100.'],
    ['--epochs 1/0', 'Epochs'],
    ['--epochs soon', 'Epochs'],
    ['--shard 5/4', 'Write i/n for part i of n'],
    ['--shard 0/4', 'Write i/n for part i of n'],
    ['--lr 1e-4..1:100 --seeds 25', 'These are 10,075 runs, and a sweep has at most 1,000'],
    ['--set qfrom=scratch', 'A sweep trains QAT from the base model'],
    ['--set speed=9', 'There is no setting speed'],
  ])('complains about %s', (words, sentence) => {
    expect(() => read(words)).toThrow(sentence);
  });
});
