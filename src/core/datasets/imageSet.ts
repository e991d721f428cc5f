/** How many classes a learner's own images may have. */
export const ownClasses = { min: 2, max: 50 } as const;

const form = /^(\d{1,2})-[0-9a-f]{8}$/;

/**
 * Returns the text that tells one set of own images from others: its number of classes, and a
 * checksum of its images as they were scaled and split.
 *
 * Units: `checksum` is an integer of 32 bits.
 */
export function imageSetOf(classes: number, checksum: number): string {
  return `${classes}-${(checksum >>> 0).toString(16).padStart(8, '0')}`;
}

/** Returns how many classes a set has; the fewest that any has where no set is named. */
export function classesInSet(imageSet: string): number {
  const classes = Number(form.exec(imageSet)?.[1]);
  return Number.isNaN(classes) ? ownClasses.min : classes;
}

/** Returns a sentence that says what is wrong with the name of a set; null when it is legal. */
export function imageSetComplaint(imageSet: string): string | null {
  const classes = classesInSet(imageSet);
  const isCounted = classes >= ownClasses.min && classes <= ownClasses.max;
  if (imageSet === '' || (form.test(imageSet) && isCounted)) return null;
  return `A set of images is a number of classes, ${ownClasses.min} to ${ownClasses.max}, and a checksum, such as 3-0a1b2c3d.`;
}
