import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconQuestionMark } from '@tabler/icons-react';
import type { Finding, Suggestion } from '../../core/diagnosis/finding';
import { toTry } from '../../core/diagnosis/words';
import styles from './diagnosis.module.css';
import type { Found } from './order';

const looks: Readonly<
  Record<Finding['verdict'], { readonly words: string; readonly Icon: typeof IconCheck }>
> = {
  fault: { words: 'raised', Icon: IconAlertTriangle },
  open: { words: 'open', Icon: IconQuestionMark },
  healthy: { words: 'healthy', Icon: IconCheck },
};

interface CheckCardProps {
  readonly found: Found;
  readonly onTry: (suggestion: Suggestion) => void;
}

/** One check: what it found, where a fault begins, and what to try. */
export function CheckCard({ found: { check, finding, repeats }, onTry }: CheckCardProps) {
  const { verdict, value, threshold, sentence, suggestion } = finding;
  const { words, Icon } = looks[verdict];
  return (
    <li className={styles.check} data-verdict={verdict}>
      <h3 className={styles.label}>
        <Icon size={15} className={styles.icon} aria-hidden="true" />
        <span title={check.definition}>{check.label}</span>
        <span className={styles.verdict}>{words}</span>
      </h3>
      <p className={styles.sentence}>{sentence}</p>
      <dl className={styles.figures}>
        <dt>found</dt>
        <dd>{value}</dd>
        <dt>raised if</dt>
        <dd>{threshold}</dd>
      </dl>
      {suggestion && repeats && (
        <p className={styles.missing}>{toTry(suggestion.label)}, as above.</p>
      )}
      {suggestion && !repeats && (
        <Button size="compact-xs" variant="default" onClick={() => onTry(suggestion)}>
          {suggestion.label}
        </Button>
      )}
    </li>
  );
}
