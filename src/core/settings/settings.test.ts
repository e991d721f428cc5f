import { describe, expect, it } from 'vitest';
import { complaintAbout, formatParam, parseParam } from '../params/validate';
import { defaultSettings, settingComplaints, settingIds, specOf, withSetting } from './settings';

describe('settings', () => {
  it('have legal defaults', () => {
    expect(settingComplaints(defaultSettings)).toEqual({});
    for (const id of settingIds) expect(complaintAbout(specOf(id), defaultSettings[id])).toBeNull();
  });

  it('have a URL key each, short and safe to write', () => {
    const keys = settingIds.map((id) => specOf(id).urlKey);
    expect(new Set(keys).size).toBe(keys.length);
    for (const key of keys) expect(key).toMatch(/^[a-z]{1,8}$/);
  });

  it('are each explained in one sentence', () => {
    for (const id of settingIds) {
      expect(specOf(id).label).not.toBe('');
      expect(specOf(id).help).toMatch(/^[A-Z].*\.$/);
    }
  });

  it('have choices with values of their own, the default among them', () => {
    for (const id of settingIds) {
      const spec = specOf(id);
      if (spec.kind !== 'choice') continue;
      const values = spec.options.map(({ value }) => value);
      expect(new Set(values).size).toBe(values.length);
      expect(values).toContain(spec.default);
    }
  });

  it('survive being written as text', () => {
    for (const id of settingIds) {
      const value = defaultSettings[id];
      expect(parseParam(specOf(id), formatParam(value))).toBe(value);
    }
  });

  it('are replaced one at a time, leaving the others and the original', () => {
    const changed = withSetting(defaultSettings, 'weightBits', 2);
    expect(changed).toEqual({ ...defaultSettings, weightBits: 2 });
    expect(defaultSettings.weightBits).toBe(4);
  });

  it('complain about every value that is not legal, and only those', () => {
    const broken = withSetting(withSetting(defaultSettings, 'epochs', 0), 'model', 'resnet');
    expect(settingComplaints(broken)).toEqual({
      epochs: 'Epochs must be between 1 and 100 epochs.',
      model: 'Model is one of CNN, CNN + BN.',
    });
  });
});
