import { describe, expect, it } from 'vitest';
import { asList, float32, type GoldenTensor } from '../golden/golden';
import observers from '../golden/observers.json';
import { channelsAlong } from '../quant/channels';
import type { Grid } from '../quant/grid';
import { affineParams, pytorchSymmetricParams } from '../quant/params';
import { StretchingHistogram, type StretchingHistogramOptions } from '../quant/stretchingHistogram';
import { histogramObserver } from './histogram';
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

type Ends = number | readonly number[] | undefined;

function expectEnds(ranges: Range | readonly Range[], mins: Ends, maxes: Ends): void {
  const own = 'min' in ranges ? [ranges] : ranges;
  expect(Float32Array.from(own, ({ min }) => min)).toEqual(Float32Array.from(asList(mins ?? [])));
  expect(Float32Array.from(own, ({ max }) => max)).toEqual(Float32Array.from(asList(maxes ?? [])));
}

function expectParams(golden: GoldenCase, ranges: readonly Range[]): void {
  const { scale, zero_point: zeroPoint } = golden.expected;
  const own = ranges.map((range) => paramsOfScheme(golden, range));
  expect(Float32Array.from(own, (params) => params.scale)).toEqual(Float32Array.from(scale));
  expect(own.map((params) => params.zeroPoint)).toEqual(zeroPoint);
}

function expectToAgree(golden: GoldenCase, ranges: readonly Range[]): void {
  expectEnds(ranges, golden.expected.min_val, golden.expected.max_val);
  expectParams(golden, ranges);
}

function rangeSeenBy(observer: Observer, { inputs }: GoldenCase): Range {
  for (const batch of batches.get(inputs.batches_ref) ?? []) observer.observe(float32(batch));
  return observer.range();
}

function rangesOfChannels(golden: GoldenCase): Range[] {
  const { axis = 0 } = golden.params;
  const own = (batches.get(golden.inputs.batches_ref) ?? []).map((batch) =>
    channelsAlong(float32(batch), batch.shape, axis),
  );
  return (own[0] ?? []).map((_, channel) => {
    const observer = minMax.createObserver(gridOf(golden));
    for (const channels of own) observer.observe(channels[channel] ?? new Float32Array());
    return observer.range();
  });
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

describe('against HistogramObserver', () => {
  it.each(ofObserver('HistogramObserver'))('$name', (golden) => {
    const { bins = 0, upsample_rate: upsampleRate = 0, dst_nbins: levels = 0 } = golden.params;
    const options = { bins, upsampleRate, wholeEnds: true };
    const observer = histogramObserver(levels, options);
    const found = rangeSeenBy(observer, golden);
    expectEnds(found, golden.expected.search_min, golden.expected.search_max);
    expectParams(golden, [found]);
    expectEnds(stretchedRange(golden, options), golden.expected.min_val, golden.expected.max_val);
  });
});

function stretchedRange(golden: GoldenCase, options: StretchingHistogramOptions): Range {
  const histogram = new StretchingHistogram(options);
  for (const batch of batches.get(golden.inputs.batches_ref) ?? [])
    histogram.observe(float32(batch));
  return histogram.range ?? expect.fail();
}

it('covers every observer of the file', () => {
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
