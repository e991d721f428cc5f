import { memo, useMemo } from 'react';
import { type RateFindings, rateFindings } from '../../../core/rateSearch/findings';
import { formatRate } from '../../../share/format';
import type { RateFinding } from '../../../store/rateFinding';
import { lookOf } from '../../../ui/method/methodStyle';
import { usePalette } from '../../../ui/theme/usePalette';
import { ChartFrame } from '../frame/ChartFrame';
import { Clip } from '../plot/Clip';
import { Curve } from '../plot/Curve';
import { Plot } from '../plot/Plot';
import { foundInWords } from './finderWords';
import { RateMarkLayer } from './RateMarkLayer';
import { searchedAxis, searchLossAxis } from './searchAxes';
import { searchTable } from './searchTable';

const insets = { top: 22, right: 14, bottom: 22, left: 40 };

interface DrawingProps {
  readonly finding: RateFinding;
  readonly found: RateFindings;
}

const Drawing = memo(function Drawing({ finding, found }: DrawingProps) {
  const { method, settings } = finding.plan;
  const { color } = lookOf(usePalette(), method, method === 'qat' ? settings.weightBits : null);
  const raw = useMemo(
    () => finding.points.map(({ learningRate, loss }) => ({ x: learningRate, y: loss })),
    [finding.points],
  );
  const smooth = useMemo(
    () => found.smoothed.map(({ learningRate, loss }) => ({ x: learningRate, y: loss })),
    [found],
  );
  const isOver = finding.status === 'finished';
  return (
    <Plot x={searchedAxis()} y={searchLossAxis(found)} insets={insets}>
      <Clip>
        <Curve points={raw} color={color} width={1} opacity={0.3} />
        <Curve points={smooth} color={color} />
      </Clip>
      {isOver && found.steepest && (
        <RateMarkLayer
          point={found.steepest}
          line={0}
          label={`steepest: ${formatRate(found.steepest.learningRate)}`}
        />
      )}
      {isOver && found.largestStable && (
        <RateMarkLayer
          point={found.largestStable}
          line={1}
          label={`largest stable: ${formatRate(found.largestStable.learningRate)}`}
        />
      )}
    </Plot>
  );
});

/** The smoothed loss against the learning rate that rose meanwhile. */
export function RateSearchChart({ finding }: { readonly finding: RateFinding }) {
  const found = useMemo(() => rateFindings(finding.points), [finding.points]);
  const isOver = finding.status === 'finished';
  return (
    <ChartFrame
      title="Loss while the learning rate rises"
      note="smoothed over its raw line"
      sentence={null}
      summary={isOver ? foundInWords(found) : 'The search has not ended.'}
      legend={[]}
      table={() => searchTable(finding.points, found)}
      empty={null}
    >
      <Drawing {...{ finding, found }} />
    </ChartFrame>
  );
}
