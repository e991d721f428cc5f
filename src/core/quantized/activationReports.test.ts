import { expect, test } from 'vitest';
import { plainOptions, quantizedExample, randomNetwork } from '../integer/testModels';
import { activationReports } from './activationReports';

const network = randomNetwork(1, 4);

test('every tensor that is ranged ahead has its codes, scale and zero point', () => {
  const model = quantizedExample(network, { ...plainOptions, activationBits: 4, logitBits: 6 });
  const reports = activationReports(model);
  expect(reports.map(({ layerId, bits }) => [layerId, bits])).toEqual([
    ['one', 4],
    ['two', 4],
    ['last', 4],
    [null, 6],
  ]);
  const input = model.layers[1]?.input;
  if (input?.kind !== 'static') throw new RangeError('the second layer has no range');
  const { scale, zeroPoint } = input;
  expect(reports[1]).toEqual({ layerId: 'two', bits: 4, codes: [0, 15], scale, zeroPoint });
});

test('what stays in float or is ranged batch by batch has no report', () => {
  const some = quantizedExample(network, { ...plainOptions, floatInputs: ['two'] });
  expect(activationReports(some).map(({ layerId }) => layerId)).toEqual(['one', 'last']);
  const dynamic = quantizedExample(network, { ...plainOptions, logitBits: 8, dynamic: true });
  expect(activationReports(dynamic)).toEqual([]);
});
