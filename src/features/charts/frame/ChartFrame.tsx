import { VisuallyHidden } from '@mantine/core';
import { type ReactNode, useId, useRef, useState } from 'react';
import { toCsv } from '../../../share/csv';
import { useActions } from '../../../store/context';
import { saveFile } from '../../../ui/download';
import { exportPng } from '../../../ui/exportPng';
import { usePalette } from '../../../ui/theme/usePalette';
import { ChartMenu } from './ChartMenu';
import { DataTable } from './DataTable';

import { exportSvg } from './exportSvg';
import styles from './frame.module.css';
import { Legend } from './Legend';
import type { LegendItem } from './legend';
import type { ChartTable } from './table';

interface ChartFrameProps {
  readonly title: string;
  /** A few words beside the title. */
  readonly note: string;
  /** What the chart says, shown above it; null to say it to screen readers only. */
  readonly sentence: string | null;
  /** One sentence for who cannot see the chart. */
  readonly summary: string;
  readonly legend: readonly LegendItem[];
  /** What chooses among the data, beside the title. */
  readonly controls?: ReactNode;
  /** The figures, computed when somebody asks for them. */
  readonly table: () => ChartTable;
  /** What stands in the place of a chart that has nothing to draw; null when it has. */
  readonly empty: ReactNode | null;
  readonly children: ReactNode;
}

const fileName = (title: string) =>
  `quantlab-${title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`;

function useSaving({ title, sentence, legend, table }: ChartFrameProps) {
  const body = useRef<HTMLDivElement>(null);
  const palette = usePalette();
  const { tell } = useActions();
  const name = fileName(title);

  const drawing = () => {
    const svg = body.current?.querySelector<SVGSVGElement>('svg.recharts-surface');
    return svg ? exportSvg({ svg, title, sentence, legend, palette }) : '';
  };
  const csv = () => {
    const { columns, rows } = table();
    saveFile(`${name}.csv`, [toCsv(columns, rows)], 'text/csv');
  };
  const svg = () => saveFile(`${name}.svg`, [drawing()], 'image/svg+xml');
  const png = () =>
    exportPng(drawing()).then(
      (blob) => saveFile(`${name}.png`, [blob], 'image/png'),
      (error: Error) => tell(error.message),
    );
  return { body, csv, svg, png: () => void png() };
}

/** A chart's panel: title, legend, menu, the drawing or its data. */
export function ChartFrame(props: ChartFrameProps) {
  const { title, note, sentence, summary, legend, controls, table, empty, children } = props;
  const [showsData, setShowsData] = useState(false);
  const { body, csv, svg, png } = useSaving(props);
  const titleId = useId();
  const hasDrawing = empty === null && !showsData;
  return (
    <article className={styles.frame} aria-labelledby={titleId}>
      <header className={styles.head}>
        <h2 className={styles.title} id={titleId}>
          {title}
        </h2>
        <span className={styles.note}>{note}</span>
        {controls}
        {empty === null && legend.length > 0 && <Legend items={legend} />}
        {empty === null && (
          <ChartMenu
            {...{ title, showsData }}
            onToggleData={() => setShowsData(!showsData)}
            onCsv={csv}
            onSvg={hasDrawing ? svg : null}
            onPng={hasDrawing ? png : null}
          />
        )}
      </header>
      {sentence && <p className={styles.sentence}>{sentence}</p>}
      <VisuallyHidden component="p">{summary}</VisuallyHidden>
      <div className={styles.body} ref={body}>
        {empty ?? (showsData ? <DataTable table={table()} title={title} /> : children)}
      </div>
    </article>
  );
}
