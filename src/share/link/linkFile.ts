import { longestFile } from './limits';
import { linkVersion } from './link';
import { type ReadLink, readLink } from './readLink';

const format = 'quantlab-link';

/** Returns a file that says what a link says, for links that are too long to be passed on as such. */
export function linkFile(link: string): string {
  return `${JSON.stringify({ format, version: linkVersion, link })}\n`;
}

/** Returns what such a file says; null where it is no such file. Never throws. */
export function readLinkFile(text: string): ReadLink | null {
  if (text.length > longestFile) return null;
  try {
    const file: unknown = JSON.parse(text);
    return isLinkFile(file) ? readLink(file.link, longestFile) : null;
  } catch {
    return null;
  }
}

function isLinkFile(file: unknown): file is { readonly link: string } {
  return (
    typeof file === 'object' &&
    file !== null &&
    Object.hasOwn(file, 'link') &&
    'link' in file &&
    typeof file.link === 'string' &&
    'format' in file &&
    file.format === format
  );
}
