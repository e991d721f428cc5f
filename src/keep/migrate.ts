/** Version of what is written now. */
export const recordVersion = 1;

/**
 * What makes a record of a version one of the next, by the version that it comes from. A record that
 * changes its shape raises `recordVersion` and adds an entry; settings that are new need none, they
 * have their defaults.
 */
const steps: Readonly<Record<number, (record: object) => object>> = {};

/** Returns a record as the version of now would have written it; null for what is no record of ours. */
export function upToDate(value: unknown): object | null {
  if (typeof value !== 'object' || value === null || !('version' in value)) return null;
  const { version } = value;
  if (typeof version !== 'number' || version > recordVersion) return null;
  let record: object = value;
  for (let from = version; from < recordVersion; from++) {
    const step = steps[from];
    if (!step) return null;
    record = step(record);
  }
  return record;
}
