import { Tooltip } from '@mantine/core';
import { useLab } from '../../store/context';
import type { DeviceState } from '../../store/state';
import styles from './topbar.module.css';

function words(device: DeviceState): { text: string; note: string | null; tone: string } {
  switch (device.kind) {
    case 'open': {
      const { label, note, software } = device.report;
      return { text: label, note, tone: software ? 'warn' : 'good' };
    }
    case 'failed':
      return { text: 'no device', note: device.problem.message, tone: 'bad' };
    case 'opening':
      return { text: 'starting the device', note: null, tone: 'wait' };
    case 'closed':
      return { text: 'device closed', note: null, tone: 'wait' };
  }
}

/** Says in words what computes. */
export function DeviceBadge() {
  const { text, note, tone } = words(useLab((state) => state.device));
  const badge = (
    <output className={styles.badge} aria-label={`Device: ${text}${note ? `. ${note}` : ''}`}>
      <span className={styles.dot} data-tone={tone} aria-hidden="true" />
      <span className={styles.badgeText}>{text}</span>
    </output>
  );
  return note ? <Tooltip label={note}>{badge}</Tooltip> : badge;
}
