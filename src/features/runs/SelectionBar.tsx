import { Button, CloseButton } from '@mantine/core';
import { IconEye, IconEyeOff, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { formatCount } from '../../share/format';
import { useActions } from '../../store/context';
import styles from './panel.module.css';

interface ActionProps {
  readonly title: string;
  readonly icon?: ReactNode;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

function Action({ title, icon, onClick, children }: ActionProps) {
  return (
    <Button size="compact-xs" variant="default" leftSection={icon} {...{ title, onClick }}>
      {children}
    </Button>
  );
}

const size = 13;

/** What can be done to the selected runs. */
export function SelectionBar({ selected }: { selected: ReadonlySet<string> }) {
  const { show, showOnly, remove, changeTable } = useActions();
  const runIds = [...selected];
  return (
    <div className={styles.bar} role="toolbar" aria-label="Selected runs">
      <output className={styles.soft}>{formatCount(runIds.length)} selected</output>
      <Action
        title="Show them on the charts"
        icon={<IconEye size={size} />}
        onClick={() => show(runIds, true)}
      >
        Show
      </Action>
      <Action
        title="Take them off the charts"
        icon={<IconEyeOff size={size} />}
        onClick={() => show(runIds, false)}
      >
        Hide
      </Action>
      <Action title="Show only these on the charts" onClick={() => showOnly(runIds)}>
        Only these
      </Action>
      <Action title="Delete them" icon={<IconTrash size={size} />} onClick={() => remove(runIds)}>
        Delete
      </Action>
      <CloseButton
        size="sm"
        aria-label="Select none"
        title="Select none"
        onClick={() => changeTable({ checked: [] })}
      />
    </div>
  );
}
