import { describe, expect, it } from 'vitest';
import { LabError } from '../core/errors';
import { packErrors, unpackErrors } from './channel';

describe('errors across the channel', () => {
  it('keep code, sentence and next step through structured cloning', () => {
    const error = new LabError('data-missing', 'The file is gone.', 'Put it back.');
    const message = unpackErrors(structuredClone(packErrors({ t: 's', i: '1', e: error })));
    expect(message.e).toBeInstanceOf(LabError);
    expect(message.e).toMatchObject({ code: 'data-missing', next: 'Put it back.' });
  });

  it('turn anything else that was thrown into a LabError', () => {
    const message = unpackErrors(structuredClone(packErrors({ e: new TypeError('oops') })));
    expect(message.e).toMatchObject({ code: 'internal', message: 'oops' });
  });

  it('leave messages without errors, and strange ones, alone', () => {
    const plain: { t: string; e?: unknown } = { t: 's' };
    expect(unpackErrors(packErrors(plain))).toBe(plain);
    const strange = { e: { labError: 'not an object' } };
    expect(unpackErrors(strange)).toBe(strange);
  });
});
