/** A longer link is refused unread. Units: characters. */
export const longestLink = 16_384;

/** Links that this page makes are no longer; it offers a file instead. Units: characters. */
export const longestMade = 8_000;

/** A file with a link in it is refused above that. Units: characters. */
export const longestFile = 262_144;

/** Results inflate to no more than that. Units: bytes. */
export const mostInflated = 65_536;

export const mostRuns = 200;

/** Points of a run's training loss. */
export const mostLossPoints = 96;

/** Points of a run on held-out images. */
export const mostHeldOutPoints = 24;

/** Bounds of what a link may say of a result; the lab itself stays far below. */
export const bounds = {
  images: 1_000_000,
  bytes: 1_000_000_000,
  steps: 10_000_000,
  ms: 10_000_000_000,
  loss: 10_000,
} as const;

/** Of texts in a link. Units: characters. */
export const longestText = 60;
