import { Tabs } from '@mantine/core';
import { memo, useMemo } from 'react';
import { useActions, useLab } from '../../store/context';
import type { ChartDefinition } from './chart';
import styles from './charts.module.css';
import { charts } from './registry';
import { useThrottledLab } from './useThrottledLab';

const results = charts.filter(({ place }) => place === 'results');

function useOffered(): readonly ChartDefinition[] {
  const state = useThrottledLab();
  return useMemo(() => results.filter(({ isOffered }) => isOffered?.(state) ?? true), [state]);
}

const ResultChart = memo(function ResultChart({ chart }: { chart: ChartDefinition }) {
  const Chart = chart.component;
  return (
    <div className={styles.chart}>
      <Chart title={chart.title} />
    </div>
  );
});

/** The chart of results, under tabs where there are several. */
export function ResultCharts() {
  const offered = useOffered();
  const chosenId = useLab((state) => state.chartId);
  const { chooseChart } = useActions();
  const chosen = offered.find(({ id }) => id === chosenId) ?? offered[0];
  if (!chosen) return null;
  if (offered.length === 1) return <ResultChart chart={chosen} />;
  return (
    <Tabs
      value={chosen.id}
      onChange={(id) => id !== null && chooseChart(id)}
      keepMounted={false}
      classNames={{ root: styles.results ?? '', panel: styles.chart ?? '', tab: styles.tab ?? '' }}
    >
      <Tabs.List aria-label="Charts of results">
        {offered.map(({ id, title }) => (
          <Tabs.Tab key={id} value={id}>
            {title}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {offered.map((chart) => (
        <Tabs.Panel key={chart.id} value={chart.id}>
          <ResultChart chart={chart} />
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
