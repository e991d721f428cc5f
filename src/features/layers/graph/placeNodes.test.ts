import { describe, expect, it } from 'vitest';
import { graphSource, networkGraph } from '../../../core/graph/networkGraph';
import { modelOf, models } from '../../../core/model/models';
import { fakeSensitivities } from '../../../core/sensitivity/fakeReports';
import { defaultSettings } from '../../../core/settings/settings';
import { type PlacedNode, placeNodes } from './placeNodes';

const graphs = models.flatMap(({ id }) =>
  (['base', 'ptq'] as const).map((method) => {
    const source = graphSource(modelOf({ ...defaultSettings, model: id }), method, {
      ...defaultSettings,
      logitBits: 8,
    });
    return networkGraph({ ...source, layers: [], activations: [], sensitivity: fakeSensitivities });
  }),
);

const overlap = (a: PlacedNode, b: PlacedNode) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

describe.each(['brief', 'full'] as const)('placeNodes, %s', (detail) => {
  it('keeps nodes apart and inside the picture', () => {
    for (const graph of graphs) {
      const { nodes, width, height } = placeNodes(graph, detail);
      expect(nodes.map(({ node }) => node)).toEqual(graph.nodes);
      for (const [index, node] of nodes.entries()) {
        expect(node.x).toBeGreaterThanOrEqual(0);
        expect(node.y).toBeGreaterThanOrEqual(0);
        expect(node.x + node.width).toBeLessThanOrEqual(width);
        expect(node.y + node.height).toBeLessThanOrEqual(height);
        expect(nodes.slice(index + 1).filter((other) => overlap(node, other))).toEqual([]);
      }
    }
  });

  it('goes straight down, with weights at the right of their layers', () => {
    for (const graph of graphs) {
      const { nodes } = placeNodes(graph, detail);
      const middle = ({ x, width }: PlacedNode) => x + width / 2;
      const isAside = ({ node }: PlacedNode) => node.id.endsWith('/weights');
      const spine = nodes.filter((node) => !isAside(node));
      expect(new Set(spine.map(middle)).size).toBe(1);
      expect(spine.map(({ y }) => y)).toEqual(spine.map(({ y }) => y).toSorted((a, b) => a - b));
      for (const weights of nodes.filter(isAside)) {
        const layer = nodes.find(({ node }) => node.id === weights.node.layerId);
        expect(weights.x).toBeGreaterThan((layer?.x ?? 0) + (layer?.width ?? 0));
      }
    }
  });
});
