import { Menu, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronRight, IconTrash } from '@tabler/icons-react';
import { memo } from 'react';
import { Check } from './Check';
import { groupCellOf } from './groupCells';
import { useHands } from './hands';
import { LineMenu } from './LineMenu';
import { type LineProps, LineRow } from './LineRow';
import { RunMark } from './RunName';
import { ShowButton } from './ShowButton';
import styles from './table.module.css';
import type { Unit } from './units';

interface GroupLineProps extends LineProps {
  readonly unit: Unit;
  readonly unfolded: boolean;
}

function GroupName({ unit, unfolded }: Pick<GroupLineProps, 'unit' | 'unfolded'>) {
  const { fold } = useHands();
  const [{ run, figures }] = unit.rows;
  const Icon = unfolded ? IconChevronDown : IconChevronRight;
  return (
    <span className={styles.name}>
      <UnstyledButton
        className={styles.pick ?? ''}
        data-control="name"
        aria-expanded={unfolded}
        title={unfolded ? 'Fold its seeds' : 'Show its seeds one by one'}
        onClick={() => fold(unit.key, unfolded)}
      >
        <Icon size={12} aria-hidden="true" />
        <RunMark run={run} />
        <span className={styles.text}>{figures.name}</span>
        <span className={styles.soft}>
          {'\u00d7'} {unit.rows.length}
        </span>
      </UnstyledButton>
    </span>
  );
}

/** Several seeds of one run: their mean and their spread. */
export const GroupLine = memo(function GroupLine({ unit, unfolded, ...line }: GroupLineProps) {
  const { selecting, removeLine } = useHands();
  const [{ figures }] = unit.rows;
  const count = unit.rows.length;
  const name = `all ${count} runs of ${figures.name}`;
  const shown = unit.rows.some(({ run }) => run.shown);
  return (
    <LineRow
      {...line}
      id={unit.key}
      shown={shown}
      check={
        <Check
          checked={line.checked}
          label={`Select ${name}`}
          onToggle={(range) => selecting.toggle(unit.key, range)}
        />
      }
      name={<GroupName unit={unit} unfolded={unfolded} />}
      cellOf={(column) => groupCellOf(column, unit)}
      actions={
        <>
          <ShowButton
            runIds={unit.rows.map(({ run }) => run.plan.runId)}
            name={name}
            shown={shown}
          />
          <LineMenu name={name}>
            <Menu.Item leftSection={<IconTrash size={14} />} onClick={() => removeLine(unit.key)}>
              Delete all {count}
            </Menu.Item>
          </LineMenu>
        </>
      }
    />
  );
});
