import { ownClasses } from './imageSet';

/**
 * What own images may be, checked before the first of them is decoded. Reading them takes less than
 * 0.4 GB: all images as the lab keeps them, twice while they are split (123 MB), one image packed and
 * unpacked (40 MB), and that one decoded (200 MB).
 */
export const limits = {
  classes: ownClasses,
  /** Fewer could not be shared out among training, held-out and test images. */
  fewestOfClass: 20,
  /** 61 MB in colour as the lab keeps them. */
  mostImages: 20_000,
  mostImageBytes: 20_000_000,
  /** A decoder holds four bytes for each: 200 MB. */
  mostPixels: 50_000_000,
  mostBytes: 2_000_000_000,
  longestClassName: 40,
} as const;

const { classes, fewestOfClass, mostImages, mostImageBytes, mostPixels, mostBytes } = limits;

const counted = (count: number) => count.toLocaleString('en');

/** What is wanted, and how much of it, in sentences. */
export const wantedInWords =
  `Bring a folder, or a zip file, with ${classes.min} to ${classes.max} folders that are named for their classes, ` +
  `each with ${fewestOfClass} PNG, JPEG or WebP images or more; ${counted(mostImages)} images at most, ` +
  `${mostBytes / 1e9} GB together, and ${mostImageBytes / 1e6} MB and ${mostPixels / 1e6} megapixels each, so that reading takes less than 0.4 GB of memory.`;
