const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Returns an element as an HTML file that needs nothing else; without what is marked as left out. */
export function htmlFile(title: string, element: HTMLElement | null, css: string): string {
  const copy = element?.cloneNode(true);
  if (copy instanceof HTMLElement) {
    for (const part of copy.querySelectorAll('[data-report="left-out"], button')) part.remove();
  }
  const body = copy instanceof HTMLElement ? copy.outerHTML : '';
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(title)}</title>`,
    `<style>${css}</style>`,
    '</head>',
    `<body>${body}</body>`,
    '</html>\n',
  ].join('\n');
}
