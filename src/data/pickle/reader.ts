import { malformed, textOf } from './values';

const newline = 10;

/** Reads the parts of a pickle one after another. Throws: `data-truncated` past its end. */
export class PickleReader {
  private readonly view: DataView;
  private at = 0;

  constructor(
    private readonly bytes: Uint8Array,
    private readonly file: string,
  ) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  byte(): number {
    return this.view.getUint8(this.pass(1));
  }

  uint16(): number {
    return this.view.getUint16(this.pass(2), true);
  }

  int32(): number {
    return this.view.getInt32(this.pass(4), true);
  }

  /** Returns so many bytes, without copying them. */
  take(length: number): Uint8Array {
    const start = this.pass(length);
    return this.bytes.subarray(start, start + length);
  }

  line(): string {
    const end = this.bytes.indexOf(newline, this.at);
    if (end < 0) throw malformed(this.file);
    const line = textOf(this.take(end - this.at));
    this.pass(1);
    return line;
  }

  private pass(length: number): number {
    const start = this.at;
    if (length < 0 || start + length > this.bytes.length) throw malformed(this.file);
    this.at += length;
    return start;
  }
}
