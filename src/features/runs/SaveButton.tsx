import { Button, Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { formatCount } from '../../share/format';
import { saveFile } from '../../ui/download';
import type { Row } from './rows';
import { runsCsv } from './runsCsv';
import { runsJson } from './runsJson';
import type { RunTable } from './runTable';

const saveCsv = (rows: readonly Row[]) =>
  saveFile('quantlab-runs.csv', [runsCsv(rows)], 'text/csv');

const saveJson = (rows: readonly Row[]) =>
  saveFile('quantlab-runs.json', runsJson(rows), 'application/json');

function Items({ label, rows }: { label: string; rows: readonly Row[] }) {
  return (
    <>
      <Menu.Label>{label}</Menu.Label>
      <Menu.Item onClick={() => saveCsv(rows)}>CSV: figures and settings</Menu.Item>
      <Menu.Item onClick={() => saveJson(rows)}>JSON: with every point</Menu.Item>
    </>
  );
}

/** Saves the selected runs, or all. */
export function SaveButton({ table: { rows, matching, selected } }: { table: RunTable }) {
  const chosen = matching.filter(({ run }) => selected.has(run.plan.runId));
  return (
    <Menu position="top-end" withinPortal>
      <Menu.Target>
        <Button
          size="compact-xs"
          variant="default"
          disabled={rows.length === 0}
          leftSection={<IconDownload size={13} />}
        >
          Save
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {chosen.length > 0 && (
          <Items label={`${formatCount(chosen.length)} selected`} rows={chosen} />
        )}
        <Items label={`All ${formatCount(rows.length)}`} rows={rows} />
      </Menu.Dropdown>
    </Menu>
  );
}
