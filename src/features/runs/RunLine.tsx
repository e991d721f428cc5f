import { memo } from 'react';
import { useLab } from '../../store/context';
import { Check } from './Check';
import { cellOf } from './cells';
import { useHands } from './hands';
import { type LineProps, LineRow } from './LineRow';
import { RenameField } from './RenameField';
import { RunMenu } from './RunMenu';
import { RunName } from './RunName';
import type { Row } from './rows';
import { ShowButton } from './ShowButton';

interface RunLineProps extends LineProps {
  readonly row: Row;
  /** Whether it is one of several seeds. */
  readonly ofGroup: boolean;
  readonly renaming: boolean;
}

/** One run. */
export const RunLine = memo(function RunLine({ row, ofGroup, renaming, ...line }: RunLineProps) {
  const { run, figures } = row;
  const { runId, settings } = run.plan;
  const picked = useLab((state) => state.selectedId === runId);
  const { selecting } = useHands();
  const name = ofGroup ? `${figures.name}, seed ${settings.seed}` : figures.name;
  return (
    <LineRow
      {...line}
      id={runId}
      picked={picked}
      shown={run.shown}
      check={
        <Check
          checked={line.checked}
          label={`Select ${name}`}
          onToggle={(range) => selecting.toggle(runId, range)}
        />
      }
      name={renaming ? <RenameField {...row} /> : <RunName {...{ row, picked, ofGroup }} />}
      cellOf={(column) => cellOf(column, row)}
      actions={
        <>
          <ShowButton runIds={[runId]} name={name} shown={run.shown} />
          <RunMenu {...{ row, name, renaming }} />
        </>
      }
    />
  );
});
