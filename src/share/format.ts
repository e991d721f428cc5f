/** A real minus sign, as wide as a plus. */
const minus = '\u2212';

const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** Returns a whole number with thousands separators. */
export function formatCount(value: number): string {
  return grouped.format(value);
}

/** Returns a share of 1 in percent, without the sign: `89.52`. */
export function formatShare(share: number, digits = 2): string {
  return (share * 100).toFixed(digits);
}

/** Returns a difference with its sign: `+0.12`, `−3.40`, `0.00`. */
export function formatSigned(value: number, digits = 2): string {
  const text = Math.abs(value).toFixed(digits);
  if (Number(text) === 0) return text;
  return `${value < 0 ? minus : '+'}${text}`;
}

/** Returns a size in kilobytes: `97.1 KB`. */
export function formatKilobytes(bytes: number): string {
  return `${(bytes / 1024).toFixed(1)} KB`;
}

/** Returns a size in bytes, or in kilobytes from one on: `340 B`, `7.2 KB`. */
export function formatBytes(bytes: number): string {
  return bytes < 1024 ? `${formatCount(bytes)} B` : formatKilobytes(bytes);
}

/** Returns a learning rate with at most three significant digits: `0.05`, `1e-5`. */
export function formatRate(rate: number): string {
  if (rate === 0) return '0';
  if (Math.abs(rate) < 1e-3) return rate.toExponential(2).replace(/\.?0+e/, 'e');
  return String(Number(rate.toPrecision(3)));
}

const twoDigits = (value: number) => String(value).padStart(2, '0');

/** Returns a duration: `0.8 s`, `42 s`, `3:07 min`, `2:05 h`. */
export function formatDuration(ms: number): string {
  const seconds = ms / 1000;
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3_600) return `${Math.floor(whole / 60)}:${twoDigits(whole % 60)} min`;
  const minutes = Math.round(whole / 60);
  return `${Math.floor(minutes / 60)}:${twoDigits(minutes % 60)} h`;
}

/** Returns a number with three significant digits and no exponent down to 0.0001. */
export function formatSignificant(value: number): string {
  if (value === 0) return '0';
  return Math.abs(value) < 1e-4 ? value.toExponential(1) : String(Number(value.toPrecision(3)));
}
