import { deflateSync, Inflate, strFromU8, strToU8 } from 'fflate';
import { mostInflated } from './limits';

/** The first byte says how the rest is packed. */
const codecs = { plain: 0, deflate: 1 } as const;

/** A long run of zeros inflates 1,032-fold: of so many bytes at a time no more than 132 KB come. */
const chunkBytes = 128;

/** Returns a text packed for a link, in base64url. */
export function pack(text: string): string {
  const plain = strToU8(text);
  const deflated = deflateSync(plain, { level: 9 });
  const shorter = deflated.length < plain.length;
  const body = shorter ? deflated : plain;
  const bytes = new Uint8Array(body.length + 1);
  bytes[0] = shorter ? codecs.deflate : codecs.plain;
  bytes.set(body, 1);
  return toBase64Url(bytes);
}

/** Returns the text that `pack` packed; null for anything else, and for what inflates past `mostInflated`. */
export function unpack(packed: string): string | null {
  try {
    const bytes = fromBase64Url(packed);
    const body = bytes.subarray(1);
    if (bytes[0] === codecs.plain) return readUtf8(body);
    if (bytes[0] === codecs.deflate) return readUtf8(inflated(body));
    return null;
  } catch {
    return null;
  }
}

const readUtf8 = (bytes: Uint8Array) => {
  if (bytes.length > mostInflated) throw new RangeError('longer than a link may be');
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
};

/** Throws: where the bytes are not deflated, end early, or inflate past the bound. */
function inflated(bytes: Uint8Array): Uint8Array {
  const whole = new Uint8Array(mostInflated);
  let length = 0;
  let ended = false;
  const stream = new Inflate((chunk, final) => {
    if (length + chunk.length > mostInflated) throw new RangeError('inflates past the bound');
    whole.set(chunk, length);
    length += chunk.length;
    ended ||= final;
  });
  for (let at = 0; at < bytes.length; at += chunkBytes) {
    stream.push(bytes.subarray(at, at + chunkBytes), at + chunkBytes >= bytes.length);
  }
  if (!ended) throw new RangeError('ends early');
  return whole.subarray(0, length);
}

function toBase64Url(bytes: Uint8Array): string {
  const text = btoa(strFromU8(bytes, true));
  return text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function fromBase64Url(text: string): Uint8Array {
  if (!/^[\w-]*$/.test(text)) throw new RangeError('not base64url');
  return strToU8(atob(text.replaceAll('-', '+').replaceAll('_', '/')), true);
}
