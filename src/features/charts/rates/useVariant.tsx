import { NativeSelect } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { groupBy } from '../../../core/groupBy';
import { optimizerName, scalesName } from '../../../store/rateWords';
import frame from '../frame/frame.module.css';
import { type RateLine, variantsIn } from './rateLines';

interface VariantChoice {
  /** The lines of the optimizer and way to set scales that is chosen. */
  readonly lines: readonly RateLine[];
  /** Null where there is nothing to choose. */
  readonly field: ReactNode;
}

/** Lets a person choose one of several optimizers and ways to set scales. */
export function useVariant(all: readonly RateLine[]): VariantChoice {
  const [wanted, choose] = useState<string | null>(null);
  const variants = groupBy(all, keyOf);
  const isNamed = variantsIn(all.map(({ line }) => line));
  const nameOf = ({ line: { optimizer, scales } }: RateLine) =>
    [
      ...(isNamed.optimizers.length > 1 ? [optimizerName(optimizer)] : []),
      ...(isNamed.scales.length > 1 ? [scalesName(scales)] : []),
    ].join(', ');
  const [first] = variants.keys();
  const chosen = wanted !== null && variants.has(wanted) ? wanted : (first ?? '');
  const data = [...variants].flatMap(([value, [line]]) =>
    line ? [{ value, label: nameOf(line) }] : [],
  );
  const field = (
    <NativeSelect
      size="xs"
      aria-label="Optimizer and scales"
      classNames={{ input: frame.select ?? '' }}
      data={data}
      value={chosen}
      onChange={(event) => choose(event.currentTarget.value)}
    />
  );
  return { lines: variants.get(chosen) ?? [], field: data.length > 1 ? field : null };
}

const keyOf = ({ line }: RateLine) => `${line.optimizer}/${line.scales}`;
