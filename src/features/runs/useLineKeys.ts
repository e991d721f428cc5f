import type { KeyboardEvent } from 'react';
import { useActions } from '../../store/context';
import type { Hands } from './hands';
import { type LineCommand, lineCommand } from './lineCommand';
import type { Line } from './lines';
import type { LineFocus } from './useLineFocus';

/** Where a key was pressed. */
interface At {
  readonly index: number;
  readonly line: Line;
  readonly control: string;
}

function placeOf(event: KeyboardEvent<HTMLElement>, lines: readonly Line[]): At | null {
  const { target, currentTarget } = event;
  // Keys of a menu come here too, though it is drawn elsewhere; a field has its own use for keys.
  if (!(target instanceof HTMLElement) || !currentTarget.contains(target)) return null;
  const { control } = target.dataset;
  const key = target.closest<HTMLElement>('[data-key]')?.dataset.key;
  const index = lines.findIndex((line) => line.key === key);
  const line = lines[index];
  return line && control !== undefined ? { index, line, control } : null;
}

/** Returns what the keys do in the lines of the table. */
export function useLineKeys(
  lines: readonly Line[],
  hands: Hands,
  focus: LineFocus,
): (event: KeyboardEvent<HTMLElement>) => void {
  const { undoRemove } = useActions();

  function move({ index, line, control }: At, by: number, range: boolean) {
    const to = lines[Math.min(Math.max(index + by, 0), lines.length - 1)];
    if (!to) return;
    if (range) hands.selecting.extend(line.key, to.key);
    else hands.selecting.moveTo(to.key);
    focus.put(to.key, control);
  }

  function obey(command: LineCommand, at: At) {
    const { kind, key } = at.line;
    switch (command.kind) {
      case 'move':
        return move(at, command.by, command.range);
      case 'fold':
        return kind === 'group' && hands.fold(key, command.folded);
      case 'rename':
        return kind === 'run' && hands.startRename(key);
      case 'delete':
        return hands.removeLine(key, true);
      case 'all':
        return hands.selecting.toggleAll();
      case 'undo':
        return undoRemove();
    }
  }

  return (event) => {
    const command = lineCommand(event);
    const at = command && placeOf(event, lines);
    if (!command || !at || event.defaultPrevented) return;
    event.preventDefault();
    obey(command, at);
  };
}
