import * as tf from '@tensorflow/tfjs-core';
import type { Backend, Device } from './device';

const softwareRenderer = /swiftshader|llvmpipe|softpipe|basic render|software/i;

async function probe(): Promise<Device | null> {
  if (typeof OffscreenCanvas === 'undefined') return null;
  const gl = new OffscreenCanvas(1, 1).getContext('webgl2');
  // tfjs renders into float textures; without them its WebGL backend is of no use.
  if (!gl?.getExtension('EXT_color_buffer_float')) return null;
  const info = gl.getExtension('WEBGL_debug_renderer_info');
  const renderer = String(gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  const software = softwareRenderer.test(renderer);
  const suffix = software ? ' (software)' : '';
  return { backend: 'webgl', label: `WebGL - ${shortName(renderer)}${suffix}`, software };
}

/** Returns the middle part of `ANGLE (vendor, renderer, version)`, or the whole of other names. */
function shortName(renderer: string): string {
  const parts = /^ANGLE \(([^,]*), (.*), [^,]*\)$/.exec(renderer);
  return (parts?.[2] ?? renderer).slice(0, 60);
}

export const webgl: Backend = {
  name: 'webgl',
  probe,
  async start() {
    await import('@tensorflow/tfjs-backend-webgl');
    if (!(await tf.setBackend('webgl'))) throw new Error('the WebGL context could not be opened');
  },
};
