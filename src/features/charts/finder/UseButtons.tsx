import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { rateFindings, ratesToUse } from '../../../core/rateSearch/findings';
import { rateSetting } from '../../../core/settings/rateSetting';
import { formatRate } from '../../../share/format';
import { useActions, useLab } from '../../../store/context';
import type { RateFinding } from '../../../store/rateFinding';
import styles from './finder.module.css';

const labels = {
  'tenth-of-stable': 'a tenth of the largest stable rate',
  steepest: 'steepest descent',
} as const;

/** Sets the learning rate of the settings to what a search has found. */
export function UseButtons({ finding }: { readonly finding: RateFinding }) {
  const { takeRate, openFinder } = useActions();
  const rates = useMemo(() => ratesToUse(rateFindings(finding.points)), [finding.points]);
  const now = useLab(({ settings }) => {
    const id = rateSetting(finding.plan);
    return id ? settings[id] : null;
  });
  if (rates.length === 0) return null;
  return (
    <ul className={styles.uses} aria-label="Learning rates to use">
      {rates.map(({ kind, rate }) => (
        <li key={kind} className={styles.use}>
          <span>
            <strong>{formatRate(rate)}</strong>, {labels[kind]}
          </span>
          <Button
            size="compact-sm"
            variant="default"
            disabled={now === rate}
            aria-label={`Use this: ${formatRate(rate)}, ${labels[kind]}`}
            onClick={() => {
              takeRate(finding.plan.method, rate);
              openFinder(null);
            }}
          >
            {now === rate ? 'In use' : 'Use this'}
          </Button>
        </li>
      ))}
    </ul>
  );
}
