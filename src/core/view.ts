import { choice, text } from './params/spec';

/** Parts of the page that a link can hide. A new panel is one entry here. */
export const panels = [
  { id: 'settings', label: 'Settings' },
  { id: 'charts', label: 'Charts' },
  { id: 'runs', label: 'Runs' },
  { id: 'layers', label: 'Layers' },
  { id: 'graph', label: 'Graph' },
  { id: 'sensitivity', label: 'Sensitivity' },
  { id: 'samples', label: 'Samples' },
  { id: 'diagnosis', label: 'Diagnosis' },
  { id: 'report', label: 'Report' },
  { id: 'sweep', label: 'Sweep' },
  { id: 'published', label: 'Published table' },
] as const;

export type PanelId = (typeof panels)[number]['id'];

const panelIds: readonly PanelId[] = panels.map(({ id }) => id);

const isPanelId = (word: string): word is PanelId => panelIds.some((id) => id === word);

/** How the page is laid out. */
export const layoutSpec = choice({
  label: 'View',
  help: 'For whom the page is laid out.',
  urlKey: 'view',
  options: [
    { value: 'lab', label: 'Lab', help: 'Every panel and every control.' },
    { value: 'present', label: 'Presentation', help: 'Large type, the charts and one button.' },
    { value: 'embed', label: 'Embedded', help: 'For a frame in another page; it keeps nothing.' },
  ],
  default: 'lab',
});

export type LayoutId = (typeof layoutSpec)['options'][number]['value'];

/** Which panels a link hides, as their ids with commas between. */
export const hiddenSpec = text({
  label: 'Hidden panels',
  help: 'Panels that this view leaves out.',
  urlKey: 'hide',
  default: '',
  complaint: (value) => {
    const { unknown } = parseHidden(value);
    return unknown.length === 0 ? null : `There is no panel ${unknown.join(', ')}.`;
  },
});

/** What of the page is shown, and how. */
export interface View {
  readonly layout: LayoutId;
  /** Without repetition, in the order of `panels`. */
  readonly hidden: readonly PanelId[];
}

export const defaultView: View = { layout: layoutSpec.default, hidden: [] };

/** Words are looked at up to here; there are fewer panels. */
const mostWords = 50;

/** Returns the panels that a text like `settings,runs` names, and the words that name none. Never throws. */
export function parseHidden(value: string): {
  readonly hidden: readonly PanelId[];
  readonly unknown: readonly string[];
} {
  const words = value.split(',', mostWords).map((word) => word.trim());
  return {
    hidden: panelIds.filter((id) => words.includes(id)),
    unknown: words.filter((word) => word !== '' && !isPanelId(word)),
  };
}

/** Returns the text that `parseHidden` reads back as these panels. */
export function formatHidden(hidden: readonly PanelId[]): string {
  return panelIds.filter((id) => hidden.includes(id)).join(',');
}

export function isHidden({ hidden }: View, panel: PanelId): boolean {
  return hidden.includes(panel);
}

/**
 * Returns whether what happens in this view is kept in the browser. Embedded labs keep nothing:
 * several on one page would restore each other's runs.
 */
export function isKept({ layout }: View): boolean {
  return layout !== 'embed';
}
