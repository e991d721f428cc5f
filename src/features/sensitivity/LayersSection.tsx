import { Button, SegmentedControl, Textarea } from '@mantine/core';
import { useState } from 'react';
import { type Half, halves } from '../../core/sensitivity/partly';
import type { SensitivityReport } from '../../core/sensitivity/report';
import { formatCount } from '../../share/format';
import { useActions } from '../../store/context';
import { ErrorChart } from './ErrorChart';
import { SensitivityTable } from './SensitivityTable';
import styles from './sensitivity.module.css';
import { type Figure, summaryText } from './summaryText';

const figures = [
  { value: 'error', label: 'Error' },
  { value: 'sqnr', label: 'SQNR' },
  { value: 'accuracy', label: 'Accuracy' },
] as const;

const halfChoices = [
  { value: 'both', label: 'Both' },
  { value: 'weights', label: 'Weights' },
  { value: 'activations', label: 'Activations' },
];

const isHalf = (value: string): value is Half => halves.some((half) => half === value);
const isFigure = (text: string): text is Figure => figures.some(({ value }) => value === text);

interface LayersSectionProps {
  readonly report: SensitivityReport;
  readonly name: string;
  readonly threshold: number;
}

function AsText({ text }: { text: string }) {
  const { tell } = useActions();
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => tell('The summary is on the clipboard.'),
      () => tell('The browser does not let the page copy; select the text and copy it.'),
    );
  return (
    <details className={styles.text}>
      <summary>As text</summary>
      <Button size="compact-xs" variant="default" onClick={() => void copy()}>
        Copy
      </Button>
      <Textarea
        classNames={{ input: styles.log ?? '' }}
        aria-label="Summary as text"
        rows={10}
        readOnly
        value={text}
      />
    </details>
  );
}

/** Every layer alone: its errors at every width as a chart, a table and text. */
export function LayersSection({ report, name, threshold }: LayersSectionProps) {
  const [half, setHalf] = useState<Half>('both');
  const [figure, setFigure] = useState<Figure>('error');
  return (
    <section className={styles.section} aria-label="Each layer alone">
      <h3 className={styles.title}>Each layer alone</h3>
      <SegmentedControl
        classNames={{ root: styles.segments ?? '' }}
        size="xs"
        aria-label="What is quantized"
        data={halfChoices}
        value={half}
        onChange={(value) => isHalf(value) && setHalf(value)}
      />
      <ErrorChart {...{ report, half, threshold }} />
      <SegmentedControl
        classNames={{ root: styles.segments ?? '' }}
        size="xs"
        aria-label="Figure of the table"
        data={[...figures]}
        value={figure}
        onChange={(value) => isFigure(value) && setFigure(value)}
      />
      <SensitivityTable {...{ report, half, figure, threshold }} />
      <p className={styles.note}>
        On {formatCount(report.images)} held-out images; what is above the threshold is marked. All
        other layers are in float.
      </p>
      <AsText text={summaryText(report, name)} />
    </section>
  );
}
