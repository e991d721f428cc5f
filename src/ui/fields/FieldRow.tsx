import { ActionIcon, Tooltip, VisuallyHidden } from '@mantine/core';
import { IconRotate } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import styles from './fields.module.css';

/** Ids that tie a field's control to its label and to its help. */
export interface FieldIds {
  readonly label: string;
  readonly help: string;
}

interface FieldRowProps {
  readonly ids: FieldIds;
  readonly label: string;
  readonly unit: string | null;
  readonly help: string;
  readonly complaint: string | null;
  /** Why it has no effect at present, as the end of a sentence. */
  readonly idle?: string | null;
  /** What the default is, in words; null when it is chosen. */
  readonly resetTo: string | null;
  readonly onReset: () => void;
  readonly children: ReactNode;
  /** Wide controls, below the label. */
  readonly below?: ReactNode;
}

function ResetButton({
  label,
  resetTo,
  onReset,
}: Pick<FieldRowProps, 'label' | 'onReset'> & { resetTo: string }) {
  const text = `Reset ${label.toLowerCase()} to ${resetTo}`;
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={20}
      className={styles.reset ?? ''}
      aria-label={text}
      title={text}
      onClick={onReset}
    >
      <IconRotate size={12} />
    </ActionIcon>
  );
}

/** One setting: its label with unit and help, its control, and what is wrong with it. */
export function FieldRow(props: FieldRowProps) {
  const { ids, label, unit, help, complaint, resetTo, onReset, children, below } = props;
  return (
    <div className={styles.field} data-idle={props.idle ? true : undefined}>
      <Tooltip
        label={help}
        position="right"
        withArrow
        events={{ hover: true, focus: true, touch: false }}
      >
        <div className={styles.row}>
          <span className={styles.label} id={ids.label}>
            {label}
            {unit && <span className={styles.unit}>, {unit}</span>}
          </span>
          {resetTo !== null && <ResetButton label={label} resetTo={resetTo} onReset={onReset} />}
          {children}
        </div>
      </Tooltip>
      {below}
      <VisuallyHidden id={ids.help}>
        {help} {complaint}
      </VisuallyHidden>
      {props.idle && <p className={styles.idle}>No effect: {props.idle}.</p>}
      {complaint && (
        <p className={styles.complaint} role="alert">
          {complaint}
        </p>
      )}
    </div>
  );
}
