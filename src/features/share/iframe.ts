/** Returns the HTML that shows an address in a frame of another page. */
export function iframeOf(address: string): string {
  const source = address.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  return `<iframe src="${source}" title="Quantlab" width="100%" height="640" style="border:0" loading="lazy"></iframe>`;
}
