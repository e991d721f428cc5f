import { Button } from '@mantine/core';
import { formatCount } from '../../share/format';
import { useLab } from '../../store/context';
import type { LabState } from '../../store/state';
import { isUnderWay, sweepStanding } from '../../store/sweepRuns';

function textOf(state: LabState): string {
  const standing = sweepStanding(state);
  if (!isUnderWay(standing)) return 'Sweep';
  const { plans, answered } = standing;
  return `Sweep: ${formatCount(answered.length)} of ${formatCount(plans.size)}`;
}

/** Opens the sweep, and tells how far it is. */
export function SweepButton({ onClick }: { onClick: () => void }) {
  const text = useLab(textOf);
  return (
    <Button size="xs" variant={text === 'Sweep' ? 'default' : 'light'} onClick={onClick}>
      {text}
    </Button>
  );
}
