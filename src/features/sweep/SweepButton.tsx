import { Button } from '@mantine/core';
import { formatCount } from '../../share/format';
import { useLab } from '../../store/context';
import type { LabState } from '../../store/state';
import { sweepStanding } from '../../store/sweepRuns';

function textOf(state: LabState): string {
  const { plans, answered, pending } = sweepStanding(state);
  if (pending.length === 0) return 'Sweep';
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
