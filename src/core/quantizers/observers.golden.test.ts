import { describe, expect, it } from 'vitest';
import { asList, float32, type GoldenTensor } from '../golden/golden';
import observers from '../golden/observers.json';
import type { Grid } from '../quant/grid';
import { affineParams, pytorchSymmetricParams } from '../quant/params';
import { minMax } from './minMax';
import { movingAverageObserver } from './movingAverage';
import type { Observer, Range } from './quantizer';

type GoldenCase = (typeof observers.cases)[number];

const batches = new Map<string, readonly GoldenTensor[]>(Object.entries(observers.batches));

const ofObserver = (name: string) =>
  observers.cases.filter(({ params }) => params.observer === name);

function gridOf({ params }: GoldenCase): Grid {
  const { bits, quant_min: min, quant_max: max } = params;
  return { bits, min, max, symmetric: false };
}

function paramsOfScheme(golden: GoldenCase, range: Range) {
  const convention = golden.params.scheme === 'affine' ? affineParams : pytorchSymmetricParams;
  return convention(range, gridOf(golden));
}

function expectToAgree(golden: GoldenCase, ranges: readonly Range[]): void {
  const { min_val: mins, max_val: maxes, scale, zero_point: zeroPoint } = golden.expected;
  expect(Float32Array.from(ranges, ({ min }) => min)).toEqual(Float32Array.from(asList(mins)));
  expect(Float32Array.from(ranges, ({ max }) => max)).toEqual(Float32Array.from(asList(maxes)));
  const own = ranges.map((range) => paramsOfScheme(golden, range));
  expect(Float32Array.from(own, (params) => params.scale)).toEqual(Float32Array.from(scale));
  expect(own.map((params) => params.zeroPoint)).toEqual(zeroPoint);
}

function rangeSeenBy(observer: Observer, { inputs }: GoldenCase): Range {
  for (const batch of batches.get(inputs.batches_ref) ?? []) observer.observe(float32(batch));
  return observer.range();
}

function rangesOfChannels(golden: GoldenCase): Range[] {
  const own = (batches.get(golden.inputs.batches_ref) ?? []).map(firstAxisChannels);
  return (own[0] ?? []).map((_, channel) => {
    const observer = minMax.createObserver(gridOf(golden));
    for (const channels of own) observer.observe(channels[channel] ?? new Float32Array());
    return observer.range();
  });
}

function firstAxisChannels(tensor: GoldenTensor): Float32Array[] {
  const values = float32(tensor);
  const size = values.length / (tensor.shape[0] ?? 1);
  return Array.from({ length: tensor.shape[0] ?? 1 }, (_, channel) =>
    values.slice(channel * size, (channel + 1) * size),
  );
}

describe('against MinMaxObserver', () => {
  it.each(ofObserver('MinMaxObserver'))('$name', (golden) => {
    expectToAgree(golden, [rangeSeenBy(minMax.createObserver(gridOf(golden)), golden)]);
  });
});

describe('against MovingAverageMinMaxObserver', () => {
  it.each(ofObserver('MovingAverageMinMaxObserver'))('$name', (golden) => {
    const observer = movingAverageObserver(golden.params.averaging_constant ?? Number.NaN);
    expectToAgree(golden, [rangeSeenBy(observer, golden)]);
  });
});

describe('against PerChannelMinMaxObserver', () => {
  it.each(ofObserver('PerChannelMinMaxObserver'))('$name', (golden) => {
    expectToAgree(golden, rangesOfChannels(golden));
  });
});

it('covers every observer of the file but HistogramObserver', () => {
  const names = new Set(observers.cases.map(({ params }) => params.observer));
  expect(names).toEqual(
    new Set([
      'MinMaxObserver',
      'MovingAverageMinMaxObserver',
      'PerChannelMinMaxObserver',
      'HistogramObserver',
    ]),
  );
});
