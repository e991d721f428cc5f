import { append, build, madeBy, namedIn, setItems } from './objects';
import { PickleReader } from './reader';
import { PickleStack } from './stack';
import { type PickleValue, refused } from './values';

/** A pickle while it is read. */
interface Machine {
  readonly file: string;
  readonly reader: PickleReader;
  readonly stack: PickleStack;
}

type Instruction = (machine: Machine) => void;

/** The instructions that files of CIFAR-10 are made of, by their bytes. Source: CPython, Lib/pickletools.py. */
const instructions: ReadonlyMap<number, Instruction> = new Map<number, Instruction>([
  [0x80, ({ reader }) => void reader.byte()], // PROTO
  [0x28, ({ stack }) => stack.mark()], // MARK
  [0x4e, ({ stack }) => stack.push(null)], // NONE
  [0x89, ({ stack }) => stack.push(false)], // NEWFALSE
  [0x4b, ({ stack, reader }) => stack.push(reader.byte())], // BININT1
  [0x4d, ({ stack, reader }) => stack.push(reader.uint16())], // BININT2
  [0x4a, ({ stack, reader }) => stack.push(reader.int32())], // BININT
  [0x55, ({ stack, reader }) => stack.push(reader.take(reader.byte()))], // SHORT_BINSTRING
  [0x54, ({ stack, reader }) => stack.push(reader.take(reader.int32()))], // BINSTRING
  [0x5d, ({ stack }) => stack.push([])], // EMPTY_LIST
  [0x7d, ({ stack }) => stack.push(new Map())], // EMPTY_DICT
  [0x74, ({ stack }) => stack.push(stack.popToMark())], // TUPLE
  [0x85, ({ stack }) => stack.push(stack.popSome(1))], // TUPLE1
  [0x86, ({ stack }) => stack.push(stack.popSome(2))], // TUPLE2
  [0x87, ({ stack }) => stack.push(stack.popSome(3))], // TUPLE3
  [0x71, ({ stack, reader }) => stack.keep(reader.byte())], // BINPUT
  [0x72, ({ stack, reader }) => stack.keep(reader.int32())], // LONG_BINPUT
  [0x68, ({ stack, reader }) => stack.recall(reader.byte())], // BINGET
  [0x6a, ({ stack, reader }) => stack.recall(reader.int32())], // LONG_BINGET
  [0x63, globalName], // GLOBAL
  [0x61, appendOne], // APPEND
  [0x65, appendMany], // APPENDS
  [0x73, setOne], // SETITEM
  [0x75, setMany], // SETITEMS
  [0x52, reduce], // REDUCE
  [0x62, buildTop], // BUILD
]);

const stop = 0x2e;

/**
 * Returns what a pickle of lists, dictionaries, texts and a NumPy array of bytes holds. It is read
 * by a machine of its own with the few instructions that files of CIFAR-10 need: none of them calls
 * anything, and any other instruction or name is refused.
 *
 * Throws: `data-truncated` when the file is cut short or holds anything else.
 */
export function readPickle(bytes: Uint8Array, file: string): PickleValue {
  const machine = { file, reader: new PickleReader(bytes, file), stack: new PickleStack(file) };
  for (;;) {
    const code = machine.reader.byte();
    if (code === stop) return machine.stack.pop();
    const instruction = instructions.get(code);
    if (!instruction) throw refused(file, `the instruction 0x${code.toString(16)}`);
    instruction(machine);
  }
}

function globalName({ file, reader, stack }: Machine): void {
  const module = reader.line();
  stack.push(namedIn(file, `${module} ${reader.line()}`));
}

function appendOne({ file, stack }: Machine): void {
  const value = stack.pop();
  append(file, stack.top(), [value]);
}

function appendMany({ file, stack }: Machine): void {
  const values = stack.popToMark();
  append(file, stack.top(), values);
}

function setOne({ file, stack }: Machine): void {
  const entry = stack.popSome(2);
  setItems(file, stack.top(), entry);
}

function setMany({ file, stack }: Machine): void {
  const entries = stack.popToMark();
  setItems(file, stack.top(), entries);
}

function reduce({ file, stack }: Machine): void {
  const given = stack.pop();
  stack.push(madeBy(file, stack.pop(), given));
}

function buildTop({ file, stack }: Machine): void {
  const state = stack.pop();
  build(file, stack.top(), state);
}
