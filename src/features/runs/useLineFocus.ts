import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';

/** A control of a line: its box, its name, what shows it, its menu. */
interface Place {
  readonly key: string;
  readonly control: string;
}

/** Where in the table the focus is. */
export interface LineFocus {
  /** Key of the line that has the focus or shall have it. */
  readonly kept: string | null;
  /** Takes note that a line has the focus. */
  note(key: string): void;
  /** Puts the focus on a control of a line, as soon as that is drawn. */
  put(key: string, control: string): void;
}

function controlAt(body: HTMLElement | null, { key, control }: Place): HTMLElement | null {
  const lines = [...(body?.querySelectorAll<HTMLElement>('[data-key]') ?? [])];
  const line = lines.find(({ dataset }) => dataset.key === key);
  return line?.querySelector<HTMLElement>(`[data-control="${control}"]`) ?? null;
}

/** Returns the focus of the lines in `body`, which need not all be drawn. */
export function useLineFocus(body: RefObject<HTMLElement | null>): LineFocus {
  const [kept, note] = useState<string | null>(null);
  const wanted = useRef<Place | null>(null);

  const settle = useCallback(() => {
    const target = wanted.current && controlAt(body.current, wanted.current);
    if (!target) return;
    wanted.current = null;
    target.focus();
  }, [body]);

  useEffect(settle);

  const put = useCallback(
    (key: string, control: string) => {
      wanted.current = { key, control };
      note(key);
      settle();
    },
    [settle],
  );

  return useMemo(() => ({ kept, note, put }), [kept, put]);
}
