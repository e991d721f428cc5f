import { Button } from '@mantine/core';
import { IconPlayerPauseFilled, IconPlayerPlayFilled } from '@tabler/icons-react';
import { useActions, useLab } from '../../store/context';
import { hasComplaints, type Primary, primaryAction } from '../../store/selectors';
import styles from './topbar.module.css';

const icon = 14;

const looks: Readonly<Record<Primary, { readonly label: string; readonly pauses?: boolean }>> = {
  train: { label: 'Train from scratch' },
  ptq: { label: 'Quantize' },
  qat: { label: 'Run QAT' },
  pause: { label: 'Pause', pauses: true },
  resume: { label: 'Resume' },
  continue: { label: 'Start again' },
};

/** The one button that does what comes next in the flow of the lab. */
export function FlowButton() {
  const next = useLab(primaryAction);
  const isStart = next === 'ptq' || next === 'qat' || next === 'train';
  const isBlocked = useLab(hasComplaints) && isStart;
  const { runOrPause } = useActions();
  const { label, pauses } = looks[next];
  const Icon = pauses ? IconPlayerPauseFilled : IconPlayerPlayFilled;
  return (
    <Button
      className={styles.flow ?? ''}
      disabled={isBlocked}
      leftSection={<Icon size={icon} />}
      onClick={runOrPause}
    >
      {label}
    </Button>
  );
}
