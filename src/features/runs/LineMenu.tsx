import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import type { ReactNode } from 'react';

interface LineMenuProps {
  /** What the line is called. */
  readonly name: string;
  /** Whether the focus comes back to the button when the menu closes. */
  readonly keepsFocus?: boolean;
  readonly children: ReactNode;
}

/** A button that opens a menu of what is done to a line now and then; `children` are its items. */
export function LineMenu({ name, keepsFocus = true, children }: LineMenuProps) {
  const text = `More for ${name}`;
  return (
    <Menu position="bottom-end" withinPortal returnFocus={keepsFocus}>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={24}
          data-control="menu"
          aria-label={text}
          title={text}
        >
          <IconDots size={14} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  );
}
