import { malformed, PickleArray, PickleName, type PickleValue, refused, textOf } from './values';

const reconstruct = 'numpy.core.multiarray _reconstruct';
const dtype = 'numpy dtype';

/** The only names that files of CIFAR-10 refer to. */
const allowed: readonly string[] = [reconstruct, 'numpy ndarray', dtype];

const byteType = new PickleName('numpy dtype u1');

/** Returns a name that the pickle refers to. Throws: `data-truncated` for any that is not needed. */
export function namedIn(file: string, name: string): PickleName {
  if (!allowed.includes(name)) throw refused(file, `the name ${name.slice(0, 60)}`);
  return new PickleName(name);
}

/** Returns what a call stands for: an array that is still empty, or the type of its values. */
export function madeBy(file: string, called: PickleValue, given: PickleValue): PickleValue {
  const name = called instanceof PickleName ? called.name : null;
  if (name === reconstruct) return new PickleArray();
  if (name === dtype && isByteType(given)) return byteType;
  throw refused(file, 'a call');
}

function isByteType(given: PickleValue): boolean {
  const [name] = Array.isArray(given) ? given : [];
  return name instanceof Uint8Array && textOf(name) === 'u1';
}

/** Gives an array its shape and bytes. Throws: `data-truncated` for any other object. */
export function build(file: string, target: PickleValue, state: PickleValue): void {
  if (target === byteType) return;
  if (!(target instanceof PickleArray) || !Array.isArray(state)) throw refused(file, 'an object');
  // Version, shape, type, whether columns come first, bytes.
  const [, shape, type, columnsFirst, data] = state;
  const isPlain = type === byteType && columnsFirst === false;
  if (!isPlain || !Array.isArray(shape) || !(data instanceof Uint8Array)) {
    throw refused(file, 'an array of another kind');
  }
  target.shape = shape.filter((side) => typeof side === 'number');
  target.data = data;
}

/** Appends values to a list. */
export function append(file: string, list: PickleValue, values: readonly PickleValue[]): void {
  if (!Array.isArray(list)) throw malformed(file);
  // One at a time: a call has room for fewer arguments than there are labels.
  for (const value of values) list.push(value);
}

/** Sets the entries of a dictionary, given as keys and values in turn. */
export function setItems(file: string, map: PickleValue, entries: readonly PickleValue[]): void {
  if (!(map instanceof Map)) throw malformed(file);
  for (let i = 0; i + 1 < entries.length; i += 2) {
    const key = entries[i];
    if (!(key instanceof Uint8Array)) throw refused(file, 'a key that is no text');
    map.set(textOf(key), entries[i + 1] ?? null);
  }
}
