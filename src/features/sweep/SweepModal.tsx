import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useLab } from '../../store/context';
import { hasRates, rateRuns } from '../../store/rateRuns';
import { rateSentence } from '../../store/rateWords';
import { GridFields } from './GridFields';
import { SweepStatus } from './SweepStatus';
import styles from './sweep.module.css';

const introduction =
  'Trains QAT at every combination of what is chosen here, one run after another, beside PTQ at every width and, where the switch is on, an FP32 control at every rate. Everything else is as in the settings. Runs that are there already are not repeated, so that a sweep can be stopped, continued and widened.';

function Findings() {
  const sentence = useLab((state) => (hasRates(state) ? rateSentence(rateRuns(state)) : null));
  return sentence === null ? null : <p className={styles.found}>{sentence}</p>;
}

interface SweepModalProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  /** What runs now, and what the lab has to say. */
  readonly children?: ReactNode;
}

/** The sweep: what it goes through, how far it is and what it found. */
export function SweepModal({ opened, onClose, children }: SweepModalProps) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size={760}
      title="Learning-rate sweep"
      closeButtonProps={{ 'aria-label': 'Close the sweep' }}
      classNames={{ body: styles.body ?? '', title: styles.heading ?? '' }}
    >
      <p className={styles.introduction}>{introduction}</p>
      {children}
      <GridFields />
      <SweepStatus onStart={onClose} />
      <Findings />
    </Modal>
  );
}
