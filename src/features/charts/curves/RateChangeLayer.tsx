import { usePlotArea, useXAxisScale } from 'recharts';
import { isQuantized } from '../../../store/names';
import { steeredInWords } from '../../../store/steered';
import { lookOf } from '../../../ui/method/methodStyle';
import { usePalette } from '../../../ui/theme/usePalette';
import { useCurves } from './CurvesProvider';
import { placeOfStep, type RunCurves } from './runCurves';

function Changes({ curves: { run } }: { curves: RunCurves }) {
  const { view } = useCurves();
  const palette = usePalette();
  const area = usePlotArea();
  const x = useXAxisScale();
  if (!area || !x) return null;
  const { method, settings } = run.plan;
  const { color } = lookOf(palette, method, isQuantized(method) ? settings.weightBits : null);
  const words = steeredInWords(run);
  return run.rateChanges.map(({ step }, index) => {
    const at = x(placeOfStep(run, view.axis, step));
    if (at === undefined) return null;
    return (
      <g key={step} stroke={color} fill={color}>
        <title>{words[index]}</title>
        <line x1={at} x2={at} y1={area.y} y2={area.y + area.height} strokeDasharray="2 3" />
        <path d={`M${at - 4},${area.y}h8l-4,6z`} />
      </g>
    );
  });
}

/** Where a person has changed the learning rate of a run. */
export function RateChangeLayer() {
  const { shown } = useCurves();
  return shown
    .filter(({ run }) => run.rateChanges.length > 0)
    .map((curves) => <Changes key={curves.run.plan.runId} curves={curves} />);
}
