/** A file that may be an image, alone or in an archive, before it is read. */
export interface Candidate {
  /** Folders and name, as whoever made it wrote them. */
  readonly path: string;
  /** Its content, out of an archive. Units: bytes. */
  readonly bytes: number;
  /** Throws: `bad-file` when it holds more or less than it says; `cancelled`. */
  read(signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>>;
}
