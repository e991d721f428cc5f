/** Returns a function that does its work once, for everybody; a failure is tried anew. */
export function keepSuccess<A extends readonly unknown[], T>(
  load: (...args: A) => Promise<T>,
): (...args: A) => Promise<T> {
  let kept: Promise<T> | null = null;
  return (...args) => {
    kept ??= load(...args).catch((error: unknown) => {
      kept = null;
      throw error;
    });
    return kept;
  };
}
