/** What the page can do about what is kept of the lab. */
export interface Keeping {
  /** Removes everything that is kept; null where nothing is. */
  forget: (() => Promise<void>) | null;
}
