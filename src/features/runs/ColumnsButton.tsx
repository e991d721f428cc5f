import { Button, Menu } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import { useActions, useLab } from '../../store/context';
import { columnIds, initialTable } from '../../store/tableView';
import { columnOf } from './columns';

const optional = columnIds.filter((id) => id !== 'name').map(columnOf);

/** Chooses which columns the table has. */
export function ColumnsButton() {
  const shown = useLab((state) => state.table.columns);
  const { changeTable } = useActions();
  return (
    <Menu position="top-end" withinPortal closeOnItemClick={false}>
      <Menu.Target>
        <Button size="compact-xs" variant="default" leftSection={<IconColumns3 size={13} />}>
          Columns
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {optional.map(({ id, title }) => (
          <Menu.CheckboxItem
            key={id}
            checked={shown.includes(id)}
            onChange={(chosen) =>
              changeTable({
                columns: chosen ? [...shown, id] : shown.filter((other) => other !== id),
              })
            }
          >
            {title}
          </Menu.CheckboxItem>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={() => changeTable({ columns: initialTable.columns })}>
          As at first
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
