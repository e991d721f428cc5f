import { useActions } from '../../../store/context';
import { saveFile } from '../../../ui/download';
import { exportPng } from '../../../ui/exportPng';
import { methodColor } from '../../../ui/method/methodStyle';
import { usePalette } from '../../../ui/theme/usePalette';
import type { Choice } from './flowElements';
import type { Graphed } from './useGraph';

/** Returns what saves the graph, drawn in full, as a file. */
export function useGraphFiles({ graph, method, bits, name }: Graphed, { layerId }: Choice) {
  const palette = usePalette();
  const { tell } = useActions();
  const drawing = async () => {
    const { graphSvg } = await import('./graphSvg');
    const title = name ?? 'PTQ as the settings say';
    const quantizer = methodColor(palette, method, bits);
    return graphSvg(graph, { title, layerId, palette, quantizer });
  };
  const save = (extension: string, type: string, encode: (svg: string) => Promise<BlobPart>) => {
    drawing()
      .then(encode)
      .then((part) => saveFile(`quantlab-network.${extension}`, [part], type))
      .catch((error: Error) => tell(error.message));
  };
  return {
    svg: () => save('svg', 'image/svg+xml', async (svg) => svg),
    png: () => save('png', 'image/png', exportPng),
  };
}
