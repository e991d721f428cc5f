import { complaintAbout } from '../params/validate';
import { settingSpecs } from '../settings/specs';

/** What a text says about learning rates. */
export interface ReadRates {
  /** The lowest first; empty where there is a complaint. */
  readonly rates: readonly number[];
  /** A sentence on what is wrong; null for a legal text. */
  readonly complaint: string | null;
}

/** More rates than this no chart tells apart. */
const mostRates = 100;

const digits = 3;

const range = /^(.+)\.\.([^:]+)(?::(.*))?$/;

class Complaint extends Error {}

/**
 * Returns the learning rates that a text lists, separated by commas or blanks. `1e-4..1e-1:7` stands
 * for 7 rates from 1e-4 to 1e-1 at equal ratios, rounded to three digits.
 */
export function readRates(text: string): ReadRates {
  try {
    const parts = text.split(/[\s,;]+/).filter(Boolean);
    const rates = parts.flatMap(ratesOf).toSorted((a, b) => a - b);
    if (rates.length === 0) throw new Complaint('Give at least one learning rate.');
    checkDoubled(rates);
    return { rates, complaint: null };
  } catch (thrown) {
    if (thrown instanceof Complaint) return { rates: [], complaint: thrown.message };
    throw thrown;
  }
}

function ratesOf(part: string): number[] {
  const [, low, high, count] = range.exec(part) ?? [];
  if (low === undefined || high === undefined) return [rateOf(part)];
  return spread(rateOf(low), rateOf(high), countOf(part, count), part);
}

function rateOf(text: string): number {
  const rate = text === '' ? Number.NaN : Number(text);
  if (Number.isNaN(rate)) {
    throw new Complaint(`${text} is no learning rate: write 0.01, or a range as 1e-4..1e-1:7.`);
  }
  const complaint = complaintAbout(settingSpecs.qatLearningRate, rate);
  if (complaint !== null) throw new Complaint(`${complaint.slice(0, -1)}, and ${text} is not.`);
  return rate;
}

function countOf(part: string, text: string | undefined): number {
  const count = Number(text);
  if (text === undefined || !Number.isInteger(count) || count < 2 || count > mostRates) {
    throw new Complaint(
      `${part} does not say how many rates: from 2 to ${mostRates}, as in 1e-4..1e-1:7.`,
    );
  }
  return count;
}

function spread(low: number, high: number, count: number, part: string): number[] {
  const rates = Array.from({ length: count }, (_, index) => {
    if (index === 0) return low;
    if (index === count - 1) return high;
    return Number((low * (high / low) ** (index / (count - 1))).toPrecision(digits));
  });
  if (new Set(rates).size < count) {
    throw new Complaint(`The rates of ${part} are too close to be told apart by three digits.`);
  }
  return rates;
}

function checkDoubled(rates: readonly number[]): void {
  const doubled = rates.find((rate, index) => rates[index + 1] === rate);
  if (doubled !== undefined) throw new Complaint(`The learning rate ${doubled} is there twice.`);
}
