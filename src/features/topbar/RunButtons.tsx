import { Button } from '@mantine/core';
import {
  IconPlayerPauseFilled,
  IconPlayerPlayFilled,
  IconPlayerSkipForward,
  IconRotate2,
} from '@tabler/icons-react';
import { useActions, useLab } from '../../store/context';
import { obstacleTo, type Wish } from '../../store/datasets';
import {
  activeRun,
  hasComplaints,
  isTraining,
  type Primary,
  primaryAction,
  resettableRun,
} from '../../store/selectors';
import styles from './topbar.module.css';

const icon = 14;

/** The three things to start; the next one in the flow stands out. */
export function StartButtons() {
  const primary = useLab(primaryAction);
  const { quantize, runQat, train } = useActions();
  return (
    <>
      <StartButton wish="ptq" isPrimary={primary === 'ptq'} onClick={quantize}>
        Quantize
      </StartButton>
      <StartButton wish="qat" isPrimary={primary === 'qat'} onClick={runQat}>
        Run QAT
      </StartButton>
      <StartButton wish="fp32" isPrimary={primary === 'train'} onClick={train}>
        Train from scratch
      </StartButton>
    </>
  );
}

interface StartButtonProps {
  readonly wish: Wish;
  readonly isPrimary: boolean;
  readonly onClick: () => void;
  readonly children: string;
}

/** Where something has to come first, the button says what. */
function StartButton({ wish, isPrimary, onClick, children }: StartButtonProps) {
  const blocked = useLab(hasComplaints);
  const why = useLab((state) => {
    const obstacle = obstacleTo(wish, state);
    return obstacle ? `${obstacle.message} ${obstacle.next}` : null;
  });
  return (
    <Button
      size="xs"
      variant={isPrimary ? 'filled' : 'default'}
      disabled={blocked || why !== null}
      title={why ?? undefined}
      onClick={onClick}
    >
      {children}
    </Button>
  );
}

const isStart = (primary: Primary) => primary === 'ptq' || primary === 'qat' || primary === 'train';

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
    return active ? isTraining(active) : !hasComplaints(state) && !obstacleTo('qat', state);
  });
  const { runOrPause, step, reset } = useActions();
  const does = isStart(primary) ? 'idle' : primary;
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
