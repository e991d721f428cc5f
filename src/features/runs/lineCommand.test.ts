import { expect, test } from 'vitest';
import { lineCommand } from './lineCommand';

const plain = { shiftKey: false, ctrlKey: false, metaKey: false };

test.each([
  [{ key: 'ArrowDown' }, { kind: 'move', by: 1, range: false }],
  [
    { key: 'ArrowUp', shiftKey: true },
    { kind: 'move', by: -1, range: true },
  ],
  [{ key: 'End' }, { kind: 'move', by: Number.POSITIVE_INFINITY, range: false }],
  [{ key: 'ArrowLeft' }, { kind: 'fold', folded: true }],
  [{ key: 'Delete' }, { kind: 'delete' }],
  [{ key: 'F2' }, { kind: 'rename' }],
  [{ key: 'a', ctrlKey: true }, { kind: 'all' }],
  [{ key: 'z', metaKey: true }, { kind: 'undo' }],
  [{ key: 'z', metaKey: true, shiftKey: true }, null],
  [{ key: 'ArrowDown', ctrlKey: true }, null],
  [{ key: ' ' }, null],
  [{ key: 's' }, null],
])('%j asks for %j', (pressed, command) => {
  expect(lineCommand({ ...plain, ...pressed })).toEqual(command);
});
