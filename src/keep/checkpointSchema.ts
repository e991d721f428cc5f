import * as v from 'valibot';
import type { Checkpoint } from '../protocol/protocol';
import { count } from './resultSchema';

/** Far above any checkpoint of the lab. */
const mostBytes = 64_000_000;

const file = v.custom<Uint8Array<ArrayBuffer>>(
  (value) =>
    value instanceof Uint8Array &&
    value.buffer instanceof ArrayBuffer &&
    value.byteLength <= mostBytes,
);

/** A checkpoint; the engine checks what is in the file before it goes on from it. */
export const checkpoint: v.GenericSchema<unknown, Checkpoint> = v.object({ step: count, file });

/** The weights of a finished run, as a file that the engine checks before it uses it. */
export const network: v.GenericSchema<unknown, { readonly file: Uint8Array<ArrayBuffer> }> =
  v.object({ file });
