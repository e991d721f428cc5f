import { expect, test } from 'vitest';
import { type Mistake, makesMistake, mistakes } from '../../../core/mistakes';
import { mistakeSettings } from '../../../core/settings/mistakeSettings';
import { defaultSettings, type Settings, withSetting } from '../../../core/settings/settings';
import { effectInWords, setsInWords } from './mistakeWords';
import { isOn, settingsOf, settingsToReset } from './switches';

function mistakeOf(id: string): Mistake {
  const mistake = mistakes.find((candidate) => candidate.id === id);
  if (!mistake) throw new Error(`no mistake ${id}`);
  return mistake;
}

const made = (...ids: string[]): Settings =>
  Object.assign({}, defaultSettings, ...ids.map((id) => mistakeOf(id).settings));

const turnedOff = (settings: Settings, id: string): Settings =>
  settingsToReset(settings, mistakeOf(id)).reduce(
    (rest, setting) => withSetting(rest, setting, defaultSettings[setting]),
    settings,
  );

test('every setting of the section is switched by one mistake', () => {
  const switched = mistakes.flatMap(settingsOf).filter((id) => id in mistakeSettings);
  expect(switched.toSorted()).toEqual(Object.keys(mistakeSettings).toSorted());
});

test.each(mistakes.map(({ id }) => id))('%s goes on and off without a trace', (id) => {
  expect(isOn(defaultSettings, mistakeOf(id))).toBe(false);
  expect(isOn(made(id), mistakeOf(id))).toBe(true);
  expect(turnedOff(made(id), id)).toEqual(defaultSettings);
});

test('turning a mistake off leaves what another one needs', () => {
  const both = made('stale-scales', 'never-shrink');
  const left = turnedOff(both, 'never-shrink');
  expect(makesMistake(left, mistakeOf('stale-scales'))).toBe(true);
  expect(left.activationRange).toBe(defaultSettings.activationRange);
});

test('a mistake that is part of another can still be turned off', () => {
  const left = turnedOff(made('stale-scales'), 'never-freeze');
  expect(left.freezeAt).toBe(defaultSettings.freezeAt);
  expect(isOn(left, mistakeOf('stale-scales'))).toBe(true);
  expect(effectInWords(left, mistakeOf('stale-scales'))).toContain('frozen before the last step');
});

test('a mistake that lost a setting it needs says which', () => {
  const settings = { ...made('never-shrink'), activationRange: 'mse' } as const;
  expect(effectInWords(settings, mistakeOf('never-shrink'))).toBe(
    'As described only with activation range from min-max.',
  );
});

test('a mistake without effect says why', () => {
  expect(effectInWords(defaultSettings, mistakeOf('fold-variance'))).toBe(
    'No effect: the model has no batch normalization.',
  );
  expect(
    effectInWords({ ...defaultSettings, model: 'cnn-bn' }, mistakeOf('fold-variance')),
  ).toBeNull();
  expect(effectInWords(defaultSettings, mistakeOf('never-freeze'))).toContain('stay where');
  expect(effectInWords(defaultSettings, mistakeOf('never-shrink'))).toBeNull();
});

test('a switch that came alone, from a link, is on and says what it lacks', () => {
  const settings = { ...defaultSettings, reversedAverage: true };
  expect(isOn(settings, mistakeOf('reversed-average'))).toBe(true);
  expect(effectInWords(settings, mistakeOf('reversed-average'))).toBe(
    'No effect: no range is a moving average.',
  );
});

test('what is set elsewhere is told', () => {
  expect(setsInWords(mistakeOf('adam-at-sgd-rate'))).toBe('learning rate 0.02, optimizer Adam');
  expect(setsInWords(mistakeOf('half-up'))).toBe('');
});
