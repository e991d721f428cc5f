import { ActionIcon } from '@mantine/core';
import { IconEye, IconEyeOff } from '@tabler/icons-react';
import { useActions } from '../../store/context';

interface ShowButtonProps {
  readonly runIds: readonly string[];
  /** What the runs are called. */
  readonly name: string;
  readonly shown: boolean;
}

/** Puts runs on the charts or takes them off. */
export function ShowButton({ runIds, name, shown }: ShowButtonProps) {
  const { show } = useActions();
  const text = `${shown ? 'Hide' : 'Show'} ${name} on the charts`;
  const Icon = shown ? IconEye : IconEyeOff;
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={24}
      data-control="show"
      aria-label={text}
      title={text}
      onClick={() => show(runIds, !shown)}
    >
      <Icon size={14} />
    </ActionIcon>
  );
}
