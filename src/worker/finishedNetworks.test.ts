import { expect, it } from 'vitest';
import type { Method } from '../core/run';
import { defaultSettings } from '../core/settings/settings';
import { tinyNetwork } from '../engine/testing/tiny';
import { type FinishedNetwork, FinishedNetworks } from './finishedNetworks';

const float = (): FinishedNetwork => ({ kind: 'float', network: tinyNetwork(defaultSettings) });

/** Of a network of 24,850 weights. */
const networkBytes = 99_400;

function filled(methods: readonly Method[], budget: number): FinishedNetworks {
  const networks = new FinishedNetworks(budget * networkBytes);
  for (const method of methods) networks.keep({ runId: method, method }, float());
  return networks;
}

const left = (networks: FinishedNetworks, methods: readonly Method[]) =>
  methods.filter((method) => networks.of(method) !== null);

it('gives up what can be computed again first, and what others start from last', () => {
  const methods: Method[] = ['fp32', 'control', 'ptq', 'qat'];
  expect(left(filled(methods, 4), methods)).toEqual(methods);
  expect(left(filled(methods, 3), methods)).toEqual(['fp32', 'control', 'qat']);
  expect(left(filled(methods, 2), methods)).toEqual(['fp32', 'qat']);
});

it('among equals gives up what was used longest ago', () => {
  const networks = new FinishedNetworks(2 * networkBytes);
  networks.keep({ runId: 'a', method: 'qat' }, float());
  networks.keep({ runId: 'b', method: 'qat' }, float());
  networks.of('a');
  networks.keep({ runId: 'c', method: 'qat' }, float());
  expect(networks.of('a')).not.toBeNull();
  expect(networks.of('b')).toBeNull();
});

it('keeps the latest whatever its size, and a run once', () => {
  const networks = filled(['qat'], 0);
  expect(networks.of('qat')).not.toBeNull();
  const again = float();
  networks.keep({ runId: 'qat', method: 'qat' }, again);
  expect(networks.of('qat')).toBe(again);
});

it('holds networks that survive structured cloning', () => {
  const kept = filled(['fp32'], 1).of('fp32');
  expect(structuredClone(kept)).toEqual(kept);
});
