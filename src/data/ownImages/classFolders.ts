import { limits, wantedInWords } from '../../core/datasets/ownLimits';
import { LabError } from '../../core/errors';
import { groupBy } from '../../core/groupBy';
import type { Candidate } from './candidate';
import { classOfPath } from './imagePaths';
import { refusal, shownPath } from './refusal';

/** The images of a class. */
export interface ClassFolder {
  readonly name: string;
  /** In the order of their paths. */
  readonly images: readonly Candidate[];
}

/** What was found in the files that were brought. */
export interface ClassFolders {
  /** In the order of their names, numbers by their size. */
  readonly classes: readonly ClassFolder[];
  /** Files that are no images by their names. */
  readonly others: number;
}

/**
 * Returns the images by their classes, none of them read yet.
 *
 * Throws: `bad-file`, `data-missing` where there are too many, too few, or too large ones.
 */
export function classFolders(candidates: readonly Candidate[]): ClassFolders {
  const byClass = groupBy(candidates, ({ path }) => classOfPath(path));
  const others = byClass.get(null)?.length ?? 0;
  const classes = [...byClass]
    .flatMap(([name, images]) => (name === null ? [] : { name, images: images.toSorted(byPath) }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
  checkLimits(classes);
  return { classes, others };
}

const byPath = (a: Candidate, b: Candidate) => (a.path < b.path ? -1 : 1);

function checkLimits(classes: readonly ClassFolder[]): void {
  const images = classes.flatMap((own) => own.images);
  if (images.length === 0) throw tooFew('There is no PNG, JPEG or WebP image in what was brought.');
  const most = limits.classes.max;
  if (classes.length > most) {
    throw refusal(`There are ${classes.length} folders of images, and ${most} classes at most.`);
  }
  if (images.length > limits.mostImages) {
    throw refusal(`There are ${counted(images.length)} images, more than this lab takes.`);
  }
  checkSizes(images);
  checkCounts(classes);
}

function checkSizes(images: readonly Candidate[]): void {
  const large = images.find(({ bytes }) => bytes > limits.mostImageBytes);
  if (large) throw refusal(`${shownPath(large.path)} has ${inMegabytes(large.bytes)}.`);
  const total = images.reduce((sum, { bytes }) => sum + bytes, 0);
  if (total > limits.mostBytes) throw refusal(`The images have ${inMegabytes(total)} together.`);
}

function checkCounts(classes: readonly ClassFolder[]): void {
  const [only] = classes;
  if (only && classes.length < limits.classes.min) {
    throw tooFew(`All images lie in one folder, ${only.name}: there is nothing to tell apart.`);
  }
  const small = classes.filter(({ images }) => images.length < limits.fewestOfClass);
  if (small.length === 0) return;
  const [first, ...more] = small.map(({ name, images }) => `${name} has ${images.length}`);
  const beside = more.length === 0 ? '' : `, and ${more.length} more folders are as small`;
  throw tooFew(`Of each class there must be ${limits.fewestOfClass} images; ${first}${beside}.`);
}

const tooFew = (why: string) => new LabError('data-missing', why, wantedInWords);

const counted = (count: number) => count.toLocaleString('en');

const inMegabytes = (bytes: number) => `${counted(Math.ceil(bytes / 1e6))} MB`;
