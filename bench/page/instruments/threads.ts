/**
 * Makes this worker believe that the machine has so many cores; with one, also that the page is
 * not cross-origin isolated, which is where one thread is all there is. Call it before a backend
 * is loaded.
 */
export function pretendThreads(threads: number): void {
  Object.defineProperty(navigator, 'hardwareConcurrency', { value: threads });
  if (threads > 1) return;
  Object.defineProperty(globalThis, 'crossOriginIsolated', { value: false });
  Reflect.deleteProperty(globalThis, 'SharedArrayBuffer');
}
