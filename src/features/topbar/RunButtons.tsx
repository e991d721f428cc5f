import { Button } from '@mantine/core';
import {
  IconPlayerPauseFilled,
  IconPlayerPlayFilled,
  IconPlayerSkipForward,
  IconRotate2,
} from '@tabler/icons-react';
import { useActions, useLab } from '../../store/context';
import {
  activeRun,
  hasComplaints,
  isTraining,
  primaryAction,
  resettableRun,
} from '../../store/selectors';
import styles from './topbar.module.css';

const icon = 14;

/** The three things to start; the next one in the flow stands out. */
export function StartButtons() {
  const primary = useLab(primaryAction);
  const blocked = useLab(hasComplaints);
  const { quantize, runQat, train } = useActions();
  const look = (own: string) => (primary === own ? 'filled' : 'default');
  return (
    <>
      <Button size="xs" variant={look('ptq')} disabled={blocked} onClick={quantize}>
        Quantize
      </Button>
      <Button size="xs" variant={look('qat')} disabled={blocked} onClick={runQat}>
        Run QAT
      </Button>
      <Button size="xs" variant="default" disabled={blocked} onClick={train}>
        Train from scratch
      </Button>
    </>
  );
}

const steering = {
  pause: { label: 'Pause', Icon: IconPlayerPauseFilled },
  resume: { label: 'Resume', Icon: IconPlayerPlayFilled },
  continue: { label: 'Start again', Icon: IconPlayerPlayFilled },
  idle: { label: 'Pause', Icon: IconPlayerPauseFilled },
};

/** What can be done to the run in progress. */
export function SteerButtons() {
  const primary = useLab(primaryAction);
  const canReset = useLab((state) => resettableRun(state) !== null);
  const canStep = useLab((state) => {
    const active = activeRun(state);
    return active ? isTraining(active) : !hasComplaints(state);
  });
  const { runOrPause, step, reset } = useActions();
  const does = primary === 'ptq' || primary === 'qat' ? 'idle' : primary;
  const { label, Icon } = steering[does];
  return (
    <>
      <Button
        size="xs"
        className={styles.pause ?? ''}
        variant={does === 'idle' ? 'default' : 'filled'}
        disabled={does === 'idle'}
        leftSection={<Icon size={icon} />}
        onClick={runOrPause}
      >
        {label}
      </Button>
      <Button
        size="xs"
        variant="default"
        disabled={!canStep}
        leftSection={<IconPlayerSkipForward size={icon} />}
        onClick={step}
      >
        Step
      </Button>
      <Button
        size="xs"
        variant="default"
        disabled={!canReset}
        leftSection={<IconRotate2 size={icon} />}
        onClick={reset}
      >
        Reset
      </Button>
    </>
  );
}
