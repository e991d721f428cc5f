import { longestText } from './limits';

/** A part of a fragment; null where its text is not valid UTF-8. */
export interface Part {
  readonly key: string;
  readonly value: string | null;
  /** As it stands in the link. */
  readonly raw: string;
}

/** Returns the parts of a fragment, with or without `#`, still percent-encoded. Never throws. */
export function partsOf(fragment: string): Part[] {
  return fragment
    .replace(/^#/, '')
    .split('&')
    .filter((raw) => raw !== '')
    .map((raw) => {
      const at = raw.indexOf('=');
      const [key, value] = at < 0 ? [raw, ''] : [raw.slice(0, at), raw.slice(at + 1)];
      return { key: decoded(key) ?? key, value: decoded(value), raw: value };
    });
}

/** Returns percent-encoded text decoded; null where it is not valid UTF-8. */
export function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** Returns text that `decoded` reads back. */
export const encoded = (text: string) => encodeURIComponent(text);

const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** Returns what of a text from a link can be shown: no control characters, and not too much of it. */
export function shown(text: string): string {
  const visible = text.slice(0, 4 * longestText).replaceAll(unseen, '');
  return visible.length > longestText ? `${visible.slice(0, longestText)}...` : visible;
}
