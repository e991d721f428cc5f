import { describe, expect, it } from 'vitest';
import { makesMistake, mistakes } from './mistakes';
import { defaultSettings, settingComplaints } from './settings/settings';

describe('mistakes', () => {
  it.each(mistakes.map((mistake) => [mistake.id, mistake] as const))(
    '%s is legal, and off by default',
    (_id, mistake) => {
      expect(settingComplaints({ ...defaultSettings, ...mistake.settings })).toEqual({});
      expect(makesMistake(defaultSettings, mistake)).toBe(false);
      expect(makesMistake({ ...defaultSettings, ...mistake.settings }, mistake)).toBe(true);
    },
  );

  it('have ids of their own and say where they were seen', () => {
    expect(new Set(mistakes.map(({ id }) => id)).size).toBe(mistakes.length);
    for (const { what, seen } of mistakes) {
      expect(what).toMatch(/^[A-Z].*\.$/);
      expect(seen).toMatch(/^(In|Where).*\.$/);
    }
  });
});
