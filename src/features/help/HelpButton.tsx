import { ActionIcon } from '@mantine/core';
import { IconQuestionMark } from '@tabler/icons-react';

export function HelpButton({ onClick }: { onClick: () => void }) {
  return (
    <ActionIcon variant="default" size={30} aria-label="Help" title="Help (?)" onClick={onClick}>
      <IconQuestionMark size={16} />
    </ActionIcon>
  );
}
