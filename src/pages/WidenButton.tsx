import { ActionIcon } from '@mantine/core';
import { IconLayoutSidebarRightCollapse, IconLayoutSidebarRightExpand } from '@tabler/icons-react';

interface Props {
  readonly wide: boolean;
  readonly onClick: () => void;
}

/** Gives the inspector half of the page, or takes it back. */
export function WidenButton({ wide, onClick }: Props) {
  const Icon = wide ? IconLayoutSidebarRightCollapse : IconLayoutSidebarRightExpand;
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={28}
      aria-pressed={wide}
      aria-label="Wide inspector"
      title={wide ? 'Make the inspector narrow' : 'Make the inspector wide'}
      onClick={onClick}
    >
      <Icon size={16} />
    </ActionIcon>
  );
}
