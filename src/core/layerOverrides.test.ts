import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  firstAndLastAt8,
  formatOverrides,
  overrideSyntaxComplaint,
  parseOverrides,
  unknownLayerComplaint,
} from './layerOverrides';

describe('layer overrides', () => {
  it('are read from a text', () => {
    expect(parseOverrides('conv1.w8.a8_dense.float_conv2.wf.frozen')).toEqual(
      new Map([
        ['conv1', { weightBits: 8, inputBits: 8 }],
        ['dense', { weightBits: 'float', inputBits: 'float' }],
        ['conv2', { weightBits: 'float', frozen: true }],
      ]),
    );
    expect(parseOverrides('').size).toBe(0);
  });

  it('are written as they are read', () => {
    const bits = fc.constantFrom(...([16, 8, 7, 6, 5, 4, 3, 2, 'float'] as const));
    const override = fc.record(
      { weightBits: bits, inputBits: bits, frozen: fc.constant(true as const) },
      { requiredKeys: ['weightBits'] },
    );
    const id = fc.stringMatching(/^[a-z][a-z0-9]{0,6}$/);
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(id, override), { selector: ([key]) => key }), (list) => {
        const overrides = new Map(list);
        expect(parseOverrides(formatOverrides(overrides))).toEqual(overrides);
      }),
    );
  });

  it('leave out layers that override nothing', () => {
    expect(formatOverrides(new Map([['conv1', {}]]))).toBe('');
  });

  it.each(['conv1', 'conv1.w9', 'conv1.w1', 'conv1.x8', '.w8', 'conv1.w8__dense.w8', 'conv1.w08'])(
    'complain in a sentence about %s',
    (text) => {
      expect(overrideSyntaxComplaint(text)).toMatch(/^Layer by layer: .+\.$/);
    },
  );

  it('name a layer that the model does not have', () => {
    const ids = ['conv1', 'dense'];
    expect(unknownLayerComplaint('conv1.w8', ids)).toBeNull();
    expect(unknownLayerComplaint('conv9.w8', ids)).toBe(
      'Layer by layer: the model has no layer "conv9"; it has conv1, dense.',
    );
  });

  it('keep both ends at 8 bits in one go', () => {
    expect(formatOverrides(firstAndLastAt8(['conv1', 'conv2', 'dense']))).toBe(
      'conv1.w8.a8_dense.w8.a8',
    );
  });
});
