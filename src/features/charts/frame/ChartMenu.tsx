import { ActionIcon, Menu } from '@mantine/core';
import { IconDotsVertical } from '@tabler/icons-react';

interface ChartMenuProps {
  readonly title: string;
  readonly showsData: boolean;
  readonly onToggleData: () => void;
  readonly onCsv: () => void;
  /** Null while there is no drawing to save. */
  readonly onSvg: (() => void) | null;
  readonly onPng: (() => void) | null;
}

/** What can be had of a chart besides its picture. */
export function ChartMenu(props: ChartMenuProps) {
  const { title, showsData, onToggleData, onCsv, onSvg, onPng } = props;
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={22} aria-label={`More on ${title}`}>
          <IconDotsVertical size={15} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={onToggleData}>
          {showsData ? 'Show the chart' : 'Show the data'}
        </Menu.Item>
        <Menu.Item onClick={onCsv}>Save as CSV</Menu.Item>
        {onSvg && <Menu.Item onClick={onSvg}>Save as SVG</Menu.Item>}
        {onPng && <Menu.Item onClick={onPng}>Save as PNG</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  );
}
