import { Button, Popover } from '@mantine/core';
import { useState } from 'react';
import { rateSetting } from '../../core/settings/rateSetting';
import { formatRate } from '../../share/format';
import { useActions } from '../../store/context';
import type { RunRecord } from '../../store/state';
import { RateForm } from './RateForm';

/** Changes the learning rate of the run in progress. */
export function RateButton({ run }: { run: RunRecord }) {
  const [opened, setOpened] = useState(false);
  const { changeRate } = useActions();
  const id = rateSetting(run.plan);
  if (!id) return null;
  const planned = run.plan.settings[id];
  const now = run.train.at(-1)?.learningRate;
  const change = (rate: number) => {
    changeRate(rate);
    setOpened(false);
  };
  return (
    <Popover opened={opened} onChange={setOpened} trapFocus returnFocus withArrow shadow="sm">
      <Popover.Target>
        <Button
          size="compact-xs"
          variant="default"
          title="Change the learning rate of this run"
          onClick={() => setOpened(!opened)}
        >
          {now === undefined ? 'Learning rate' : `Learning rate ${formatRate(now)}`}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Learning rate of this run">
        <RateForm
          planned={planned}
          now={run.rateChanges.at(-1)?.peak ?? planned}
          onChange={change}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
