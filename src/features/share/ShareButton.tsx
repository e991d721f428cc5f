import { ActionIcon } from '@mantine/core';
import { IconShare2 } from '@tabler/icons-react';

/** Opens the share dialog. */
export function ShareButton({ onClick }: { onClick: () => void }) {
  return (
    <ActionIcon variant="default" size={30} aria-label="Share" title="Share" onClick={onClick}>
      <IconShare2 size={16} />
    </ActionIcon>
  );
}
