/** Brands in the order in which they tell: all of them name the ones after them too. */
const brands: readonly (readonly [name: string, version: RegExp])[] = [
  ['Edge', /\bEdgA?\/(\d+)/],
  ['Opera', /\bOPR\/(\d+)/],
  ['Firefox', /\bFirefox\/(\d+)/],
  ['Firefox', /\bFxiOS\/(\d+)/],
  ['Chrome', /\b(?:Headless)?Chrome\/(\d+)/],
  ['Chrome', /\bCriOS\/(\d+)/],
  ['Safari', /\bVersion\/(\d+)\S* (?:Mobile\/\S+ )?Safari\//],
];

/** Returns a browser and its main version by its user agent: `Firefox 140`; null for unknown ones. */
export function browserName(userAgent: string): string | null {
  for (const [name, version] of brands) {
    const [, number] = version.exec(userAgent) ?? [];
    if (number !== undefined) return `${name} ${number}`;
  }
  return null;
}
