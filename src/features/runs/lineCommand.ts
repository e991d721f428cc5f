/** What a key asks for in a line of the table. */
export type LineCommand =
  | { readonly kind: 'move'; readonly by: number; readonly range: boolean }
  | { readonly kind: 'fold'; readonly folded: boolean }
  | { readonly kind: 'delete' | 'rename' | 'all' | 'undo' };

interface Pressed {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

const steps: Readonly<Record<string, number>> = {
  ArrowUp: -1,
  ArrowDown: 1,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

const commands: Readonly<Record<string, LineCommand>> = {
  ArrowRight: { kind: 'fold', folded: false },
  ArrowLeft: { kind: 'fold', folded: true },
  Delete: { kind: 'delete' },
  F2: { kind: 'rename' },
};

const withControl: Readonly<Record<string, LineCommand>> = {
  a: { kind: 'all' },
  z: { kind: 'undo' },
};

/** Returns what a key asks for; null where the table has no use for it. */
export function lineCommand({ key, shiftKey, ctrlKey, metaKey }: Pressed): LineCommand | null {
  if (ctrlKey || metaKey) return shiftKey ? null : (withControl[key] ?? null);
  const by = steps[key];
  if (by !== undefined) return { kind: 'move', by, range: shiftKey };
  return commands[key] ?? null;
}
