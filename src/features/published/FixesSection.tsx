import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { modelLabel } from '../../core/model/models';
import {
  type Conditions,
  type PublishedCell,
  publishedBits,
  publishedMethods,
  publishedModels,
  publishedSettings,
} from '../../core/published';
import { rerunWithFewBitBias } from '../../core/publishedFigures';
import { formatSigned } from '../../share/format';
import { useActions, useLab } from '../../store/context';
import { AccuracyCell } from './AccuracyCell';
import { type FixRow, fixRows } from './fixRows';
import { variantDrafts } from './gridDrafts';
import styles from './published.module.css';
import { RunSet } from './RunSet';

const methodLabels = { ptq: 'PTQ', qat: 'QAT' } as const;

interface PickProps<T extends string | number> {
  readonly label: string;
  readonly options: readonly T[];
  readonly name: (option: T) => string;
  readonly value: T;
  readonly onPick: (option: T) => void;
}

function Pick<T extends string | number>({ label, options, name, value, onPick }: PickProps<T>) {
  return (
    <NativeSelect
      size="xs"
      classNames={{ input: styles.select ?? '' }}
      aria-label={label}
      value={String(value)}
      data={options.map((option) => ({ value: String(option), label: name(option) }))}
      onChange={({ currentTarget }) => {
        const picked = options.find((option) => String(option) === currentTarget.value);
        if (picked !== undefined) onPick(picked);
      }}
    />
  );
}

function Line({ row }: { row: FixRow }) {
  return (
    <tr>
      <th scope="row">
        {row.label}
        {row.what && <span className={styles.what}>{row.what}</span>}
      </th>
      <td>
        <AccuracyCell measured={row.measured} />
      </td>
      <td data-verdict={row.verdict ?? undefined}>
        {row.points !== null && formatSigned(row.points, 1)}
      </td>
    </tr>
  );
}

function Heading({ children }: { children: string }) {
  return (
    <tr className={styles.between}>
      <th scope="rowgroup" colSpan={3}>
        {children}
      </th>
    </tr>
  );
}

function FixTable({ cell, conditions }: { cell: PublishedCell; conditions: Conditions }) {
  const runs = useLab((state) => state.runs);
  const { published, fixed, lab, added } = fixRows(cell, conditions, runs);
  const rerun = `Added to it. Our own run of the published code at 8 bits came to ${rerunWithFewBitBias} %.`;
  return (
    <table className={styles.fixes}>
      <thead>
        <tr>
          <td />
          <th scope="col">Accuracy, %</th>
          <th scope="col">Points</th>
        </tr>
      </thead>
      <tbody>
        <Line row={published} />
      </tbody>
      <tbody>
        <Heading>One part set right, the rest as published</Heading>
        {fixed.map((row) => (
          <Line key={row.id} row={row} />
        ))}
        <Line row={lab} />
      </tbody>
      <tbody>
        <Heading>{rerun}</Heading>
        <Line row={added} />
      </tbody>
    </table>
  );
}

const first: PublishedCell = { model: 'cnn-bn', method: 'ptq', bits: 4 };

interface FixesSectionProps {
  readonly conditions: Conditions;
  /** Called when the settings of the rail have become the published ones. */
  readonly onUse: () => void;
}

/** What each part of the published scheme costs: it alone set right, everything else as published. */
export function FixesSection({ conditions, onUse }: FixesSectionProps) {
  const [cell, setCell] = useState(first);
  const { changeSettings } = useActions();
  const use = () => {
    changeSettings(publishedSettings(cell, conditions));
    onUse();
  };
  return (
    <section className={styles.section} aria-labelledby="published-fixes">
      <h3 id="published-fixes" className={styles.title}>
        What each mistake costs
      </h3>
      <div className={styles.bar}>
        <Pick
          label="Model"
          options={publishedModels}
          name={modelLabel}
          value={cell.model}
          onPick={(model) => setCell({ ...cell, model })}
        />
        <Pick
          label="Method"
          options={publishedMethods}
          name={(id) => methodLabels[id]}
          value={cell.method}
          onPick={(method) => setCell({ ...cell, method })}
        />
        <Pick
          label="Bits"
          options={publishedBits}
          name={(bits) => `${bits} bits`}
          value={cell.bits}
          onPick={(bits) => setCell({ ...cell, bits })}
        />
        <RunSet
          start="Fix one at a time"
          cancel="Cancel the fixes"
          drafts={variantDrafts(cell, conditions)}
        />
      </div>
      <FixTable cell={cell} conditions={conditions} />
      <div className={styles.bar}>
        <Button size="xs" variant="default" onClick={use}>
          Use these settings
        </Button>
        <span className={styles.soft}>
          Puts the published scheme of this cell into the settings of the lab.
        </span>
      </div>
    </section>
  );
}
