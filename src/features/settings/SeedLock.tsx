import { ActionIcon } from '@mantine/core';
import { IconLock, IconLockOpen } from '@tabler/icons-react';
import { useActions, useLab } from '../../store/context';

const locked = 'Seed locked: every run replays exactly. Unlock to draw a new seed for each run.';
const unlocked = 'Seed unlocked: every new run draws its own. Lock to replay exactly.';

export function SeedLock() {
  const isLocked = useLab((state) => state.seedLocked);
  const { lockSeed } = useActions();
  const text = isLocked ? locked : unlocked;
  return (
    <ActionIcon
      variant="subtle"
      color={isLocked ? 'gray' : 'lab'}
      size={22}
      aria-label={text}
      title={text}
      aria-pressed={isLocked}
      onClick={() => lockSeed(!isLocked)}
    >
      {isLocked ? <IconLock size={14} /> : <IconLockOpen size={14} />}
    </ActionIcon>
  );
}
