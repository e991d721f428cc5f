import { limits } from '../../core/datasets/ownLimits';
import { refusal, shownPath } from './refusal';

const isImageName = (name: string) => /\.(png|jpe?g|webp)$/i.test(name);

/** What programs leave in folders beside the images. */
const isHidden = (part: string) => part.startsWith('.') || part === '__MACOSX';

const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

/**
 * Returns the class that an image is of: the name of the folder that it lies in; null for a file
 * that is no image by its name.
 *
 * Throws: `bad-file` where a path leads out of its archive, has invisible characters, or no folder.
 */
export function classOfPath(path: string): string | null {
  // Some programs write paths as Windows has them.
  const parts = path.replaceAll('\\', '/').split('/');
  if (parts.includes('..') || parts[0] === '' || /^[a-z]:$/i.test(parts[0] ?? '')) {
    throw refusal(`${shownPath(path)} is a path that leads out of the folder it came in.`);
  }
  const name = parts.at(-1) ?? '';
  if (!isImageName(name) || parts.some(isHidden)) return null;
  if (invisible.test(path)) {
    throw refusal(`The name ${shownPath(path)} holds characters that cannot be seen.`);
  }
  const folder = parts.at(-2)?.trim().normalize();
  if (!folder) {
    throw refusal(`${shownPath(path)} lies in no folder, which would be named for its class.`);
  }
  if (folder.length > limits.longestClassName) {
    throw refusal(
      `The folder ${shownPath(folder)} has a name of more than ${limits.longestClassName} characters.`,
      'Give it a shorter one: it is shown as the class on charts and in tables.',
    );
  }
  return folder;
}
