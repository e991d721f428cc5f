import { Modal, SegmentedControl } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import {
  type Conditions,
  publishedIn,
  publishedMethods,
  publishedModels,
} from '../../core/published';
import { whatSurvives } from '../../core/publishedVerdict';
import { useLab } from '../../store/context';
import { FixesSection } from './FixesSection';
import { GridTable } from './GridTable';
import { baseDraft, conditionsOf, gridDrafts, labDraft } from './gridDrafts';
import { measured } from './measured';
import styles from './published.module.css';
import { RunSet } from './RunSet';

const introduction = [
  `A public repository that simulates TensorFlow Lite with PyTorch (${publishedIn}) reports that on FashionMNIST 4 bits after training cost a small CNN 19 points, and one with batch normalization 38.`,
  'It concludes that batch normalization harms quantized networks, that biases need 32 bits, and that QAT wins back what PTQ loses.',
  "Its scheme runs here with its mistakes on, beside the same grid with the lab's defaults.",
];

const notes = [
  'Ours are the checkpoints that ship with this page; the repository publishes none, so that its FP32 figures belong to other weights.',
  'Its ranges come from 500 batches, ours from 5,000 images, the most that the lab calibrates on.',
  'QAT trains for one epoch in both grids, on mirrored images; the repository does not say for how long it trained.',
  'In our QAT with batch normalization each batch is normalized rightly while it trains, so that the wrong divisor does its harm at the last fold.',
  'Small figures are 95 % intervals, and the lines below them points above or below the published figure.',
];

const parts = {
  both: { label: 'PTQ and QAT', methods: publishedMethods },
  ptq: { label: 'PTQ alone', methods: ['ptq'] },
} as const;

type Part = keyof typeof parts;

const isPart = (value: string): value is Part => value in parts;

function Verdict({ conditions }: { conditions: Conditions }) {
  const sentence = useLab(({ runs }) =>
    whatSurvives({
      fp32: (model) => measured(baseDraft(model, conditions), runs).count,
      quantized: (cell) => measured(labDraft(cell, conditions), runs).count,
    }),
  );
  return <p className={styles.verdict}>{sentence}</p>;
}

function GridSection({ conditions }: { conditions: Conditions }) {
  const [part, setPart] = useState<Part>('both');
  return (
    <section className={styles.section} aria-labelledby="published-grid">
      <h3 id="published-grid" className={styles.title}>
        Both grids
      </h3>
      <div className={styles.bar}>
        <SegmentedControl
          size="xs"
          className={styles.segments ?? ''}
          color="lab"
          aria-label="What to run"
          value={part}
          onChange={(value) => isPart(value) && setPart(value)}
          data={Object.entries(parts).map(([value, { label }]) => ({ value, label }))}
        />
        <RunSet
          start="Run the grid"
          cancel="Cancel the grid"
          drafts={gridDrafts(conditions, parts[part].methods)}
        />
      </div>
      <Verdict conditions={conditions} />
      <div className={styles.grids}>
        {publishedModels.map((model) => (
          <GridTable key={model} model={model} conditions={conditions} />
        ))}
      </div>
      <ul className={styles.notes}>
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </section>
  );
}

interface PublishedModalProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  /** What runs now, and what the lab has to say. */
  readonly children?: ReactNode;
}

/** The published table, reproduced and explained. */
export function PublishedModal({ opened, onClose, children }: PublishedModalProps) {
  const conditions = useLab((state) => conditionsOf(state.settings));
  return (
    <Modal
      fullScreen
      opened={opened}
      onClose={onClose}
      title="A published table, reproduced and explained"
      closeButtonProps={{ 'aria-label': 'Close the published table' }}
      classNames={{ body: styles.body ?? '', title: styles.heading ?? '' }}
    >
      <p className={styles.introduction}>{introduction.join(' ')}</p>
      {children}
      <GridSection conditions={conditions} />
      <FixesSection conditions={conditions} onUse={onClose} />
    </Modal>
  );
}
