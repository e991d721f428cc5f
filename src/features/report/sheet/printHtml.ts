/** Has the browser print an HTML document of its own, so that nothing else of the page is on paper. */
export function printHtml(html: string): void {
  const frame = document.createElement('iframe');
  frame.title = 'Report to print';
  frame.style.cssText = 'position:fixed;width:0;height:0;border:0';
  frame.srcdoc = html;
  frame.addEventListener('load', () => {
    const view = frame.contentWindow;
    view?.addEventListener('afterprint', () => frame.remove());
    view?.print();
  });
  document.body.append(frame);
}
