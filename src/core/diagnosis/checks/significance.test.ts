import { expect, it } from 'vitest';
import { mcNemar } from '../../metrics/mcnemar';
import { fakeEvidence, fakeRunEvidence, findingOf } from '../fakeEvidence';

const found = (correct: number, onlyFirst: number, onlySecond: number) =>
  findingOf(
    'significance',
    fakeEvidence(fakeRunEvidence('qat', { correct }), {
      seeds: 1,
      paired: mcNemar({ onlyFirst, onlySecond }),
    }),
  );

it('tells runs apart that differ by less than the bound, where the images do', () => {
  expect(found(8_970, 40, 10)).toMatchObject({
    verdict: 'healthy',
    value: '\u22120.3 points against PTQ, 40 images broken and 10 repaired, p < 0.001',
    sentence: '0.3 points below PTQ are more than chance.',
  });
});

it('leaves open what the images leave open, however far apart the accuracies are', () => {
  const tie = found(9_060, 500, 560);
  expect(tie).toMatchObject({ verdict: 'open' });
  expect(tie?.value).toContain('p = 0.0');
});
