import { useEffect } from 'react';
import { useActions } from '../../store/context';

/** Keys that work anywhere on the page. */
export type KeyAction = 'runOrPause' | 'step' | 'reset' | 'help';

const actionOfKey: Readonly<Record<string, KeyAction>> = {
  ' ': 'runOrPause',
  s: 'step',
  r: 'reset',
  '?': 'help',
};

const typed = 'input, select, textarea, [contenteditable], [role="dialog"], [role="menu"]';
const pressed = 'button, summary, a[href], [role="menuitem"], [role="tab"]';

/** Returns what a key asks for; null where the element in focus has its own use for it. */
export function keyAction(event: KeyboardEvent): KeyAction | null {
  const action = actionOfKey[event.key.toLowerCase()] ?? null;
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return null;
  const { target } = event;
  if (!(target instanceof Element)) return action;
  if (target.closest(typed)) return null;
  return event.key === ' ' && target.closest(pressed) ? null : action;
}

/** Listens for the page's keys. */
export function useKeys(showHelp: () => void): void {
  const { runOrPause, step, reset } = useActions();
  useEffect(() => {
    const actions = { runOrPause, step, reset, help: showHelp };
    const listen = (event: KeyboardEvent) => {
      const action = keyAction(event);
      if (!action || event.repeat) return;
      event.preventDefault();
      actions[action]();
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, [runOrPause, step, reset, showHelp]);
}
