import { describe, expect, it } from 'vitest';
import { type BitWidthEntry, bitWidthSentence } from './verdictSentence';

const total = 10_000;
const count = (correct: number) => ({ correct, total });
const fp32 = count(9010);

const entry = (bits: number, ptq: number | null, qat: number | null = null): BitWidthEntry => ({
  bits,
  ptq: ptq === null ? null : count(ptq),
  qat: qat === null ? null : count(qat),
});

describe('bitWidthSentence on QAT against PTQ', () => {
  it('names a tie and a gain', () => {
    expect(bitWidthSentence([entry(2, 7700, 8560), entry(4, 8950, 8940)], fp32)).toBe(
      'At 4 bits QAT is 0.1 points below PTQ: a tie. At 2 bits it is 8.6 points above.',
    );
  });

  it('does not need the float network for it', () => {
    expect(bitWidthSentence([entry(2, 7700, 8560)], null)).toBe(
      'At 2 bits QAT is 8.6 points above PTQ.',
    );
  });

  it('names a loss', () => {
    expect(bitWidthSentence([entry(4, 8940, 8380)], fp32)).toBe(
      'At 4 bits QAT is 5.6 points below PTQ.',
    );
  });

  it('says so when both come out the same', () => {
    expect(bitWidthSentence([entry(8, 9000, 9000)], fp32)).toBe('At 8 bits QAT equals PTQ.');
    expect(bitWidthSentence([entry(8, 9000, 8900), entry(4, 8900, 8900)], fp32)).toBe(
      'At 8 bits QAT is 1.0 points below PTQ. At 4 bits it equals PTQ.',
    );
  });

  it('puts bit widths with the same verdict together', () => {
    const entries = [
      entry(8, 9000, 9010),
      entry(6, 9000, 8990),
      entry(4, 8900, 8910),
      entry(3, 8500, 8830),
      entry(2, 7000, 8500),
    ];
    expect(bitWidthSentence(entries, fp32)).toBe(
      'At 8, 6 and 4 bits QAT ties with PTQ. At 3 and 2 bits it is 3.3 and 15.0 points above.',
    );
  });

  it('tells all three verdicts apart', () => {
    const entries = [entry(8, 9000, 8900), entry(4, 8900, 8910), entry(2, 7000, 8500)];
    expect(bitWidthSentence(entries, fp32)).toBe(
      'At 8 bits QAT is 1.0 points below PTQ. At 4 bits it is 0.1 points above: a tie. At 2 bits it is 15.0 points above.',
    );
  });

  it('ties more easily on fewer images', () => {
    const few = (correct: number) => ({ correct, total: 400 });
    expect(bitWidthSentence([{ bits: 4, ptq: few(350), qat: few(358) }], null)).toBe(
      'At 4 bits QAT is 2.0 points above PTQ: a tie.',
    );
  });

  it('adds the bit widths at which only one of them ran', () => {
    const entries = [entry(8, 9000), entry(4, 8950, 8940), entry(3, null, 8830)];
    expect(bitWidthSentence(entries, fp32)).toBe(
      'At 4 bits QAT is 0.1 points below PTQ: a tie. PTQ keeps 8 bits within a tie of FP32. QAT loses 1.8 points against FP32 at 3 bits.',
    );
  });
});

describe('bitWidthSentence on one method against the float network', () => {
  it('says what PTQ keeps and what it loses', () => {
    expect(bitWidthSentence([entry(8, 9000), entry(6, 8990), entry(2, 7780)], fp32)).toBe(
      'PTQ keeps 8 and 6 bits within a tie of FP32; at 2 bits it loses 12.3 points.',
    );
  });

  it('says so when all is kept', () => {
    expect(bitWidthSentence([entry(8, 9010)], fp32)).toBe('PTQ keeps 8 bits within a tie of FP32.');
  });

  it('says so when nothing is kept', () => {
    expect(bitWidthSentence([entry(3, 8500), entry(2, 7780)], fp32)).toBe(
      'PTQ loses 5.1 and 12.3 points against FP32 at 3 and 2 bits.',
    );
  });

  it('admits gains', () => {
    expect(bitWidthSentence([entry(8, 9090), entry(6, 9020), entry(2, 7780)], fp32)).toBe(
      'PTQ gains 0.8 points against FP32 at 8 bits; it keeps 6 bits within a tie of FP32; at 2 bits it loses 12.3 points.',
    );
  });

  it('works for QAT alone', () => {
    expect(bitWidthSentence([entry(4, null, 9000), entry(2, null, 8510)], fp32)).toBe(
      'QAT keeps 4 bits within a tie of FP32; at 2 bits it loses 5.0 points.',
    );
  });

  it('gives the accuracies where the float network is not measured', () => {
    expect(bitWidthSentence([entry(8, 9000), entry(2, 7780)], null)).toBe(
      'PTQ reaches 90.0 % at 8 bits and 77.8 % at 2 bits; evaluate FP32 to see what that costs.',
    );
  });
});

describe('bitWidthSentence without a quantized network', () => {
  it('says what to do next', () => {
    expect(bitWidthSentence([], fp32)).toBe(
      'FP32 reaches 90.1 %: run PTQ to see how few bits keep it.',
    );
    expect(bitWidthSentence([], null)).toBe(
      'Nothing is measured yet: evaluate the FP32 model, then quantize it.',
    );
  });

  it('takes an entry without results for none', () => {
    expect(bitWidthSentence([entry(4, null)], fp32)).toBe(bitWidthSentence([], fp32));
  });
});
