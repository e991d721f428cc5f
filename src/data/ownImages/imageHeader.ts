/** What the first bytes of an image say of it. */
export interface ImageHeader {
  readonly kind: 'png' | 'jpeg' | 'webp';
  readonly width: number;
  readonly height: number;
}

/**
 * Returns what an image says that it is, without decoding it; null for what is no PNG, JPEG or WebP.
 *
 * Source: W3C, PNG, 11.2.1; ITU-T T.81, B.2.2; RFC 9649 (WebP), 2.5 to 2.7.
 */
export function imageHeader(bytes: Uint8Array<ArrayBuffer>): ImageHeader | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return png(view) ?? jpeg(view) ?? webp(view);
  } catch (error) {
    // It ends before it has said its size.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function png(view: DataView): ImageHeader | null {
  if (view.getUint32(0) !== 0x89504e47 || view.getUint32(4) !== 0x0d0a1a0a) return null;
  if (textAt(view, 12) !== 'IHDR') return null;
  return { kind: 'png', width: view.getUint32(16), height: view.getUint32(20) };
}

const startOfScan = 0xda;

/** Tables that share the range of frames, which are 0xc0 to 0xcf. */
const noFrames: ReadonlySet<number> = new Set([0xc4, 0xc8, 0xcc]);

function jpeg(view: DataView): ImageHeader | null {
  if (view.getUint16(0) !== 0xffd8) return null;
  let at = 2;
  for (;;) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    // A marker may be preceded by any number of 0xff.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === startOfScan) return null;
    if (marker >= 0xc0 && marker <= 0xcf && !noFrames.has(marker)) {
      return { kind: 'jpeg', width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    }
    at += 2 + view.getUint16(at + 2);
  }
}

function webp(view: DataView): ImageHeader | null {
  if (textAt(view, 0) !== 'RIFF' || textAt(view, 8) !== 'WEBP') return null;
  const sized = (width: number, height: number): ImageHeader => ({ kind: 'webp', width, height });
  switch (textAt(view, 12)) {
    case 'VP8 ':
      return sized(view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff);
    case 'VP8L': {
      const bits = view.getUint32(21, true);
      return sized((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1);
    }
    case 'VP8X':
      return sized(uint24(view, 24) + 1, uint24(view, 27) + 1);
    default:
      return null;
  }
}

const uint24 = (view: DataView, at: number) =>
  view.getUint16(at, true) + 0x10000 * view.getUint8(at + 2);

const textAt = (view: DataView, at: number) =>
  String.fromCharCode(...[0, 1, 2, 3].map((offset) => view.getUint8(at + offset)));
