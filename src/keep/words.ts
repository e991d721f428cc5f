import type { Notice } from '../store/state';

export type Said = Omit<Notice, 'id'>;

const info = (text: string, next: string | null = null): Said => ({
  tone: 'info',
  text,
  next,
  offer: null,
});

const howToSave = 'Save what you want to have later as a file.';

export const said = {
  noStorage: info('This browser keeps nothing here, as in private windows.', howToSave),
  noLocks: info(
    'Without https a browser cannot tell tabs apart, so nothing of this lab is kept.',
    howToSave,
  ),
  tooManyTabs: info('So many tabs have a lab open that this one is not kept.', howToSave),
  separate: info(
    'Another tab has your lab open. This one is kept apart from it',
    'and joins it when it is opened again without the other.',
  ),
  lost: info('The browser has taken away what was kept of this lab.', howToSave),
  full: info(
    'The browser has no more room to keep this lab: what is new is not kept.',
    'Delete runs, or save them as a file.',
  ),
  failed: (why: string) => info(`This lab could not be kept: ${why}.`, howToSave),
  damaged: (count: number) =>
    info(
      count === 1
        ? 'One run that was kept cannot be read. The others are here.'
        : `${count} runs that were kept cannot be read. The others are here.`,
    ),
  unreadable: info('The settings that were kept cannot be read. Defaults are used instead.'),
};

/** Returns whether an error is that of a browser without room. */
export const isFull = (error: unknown) =>
  error instanceof DOMException && error.name === 'QuotaExceededError';

/** Returns what to say of an error that a browser gives in place of keeping something. */
export function failure(error: unknown): Said {
  if (isFull(error)) return said.full;
  return said.failed(error instanceof Error ? error.message : String(error));
}
