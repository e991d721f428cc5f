import { Button, CloseButton } from '@mantine/core';
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import type { LabActions } from '../../store/actions';
import { useActions, useLab } from '../../store/context';
import type { Notice, NoticeOffer } from '../../store/state';
import { ChangedStrip } from './ChangedStrip';
import styles from './notices.module.css';
import { VersionStrip } from './VersionStrip';

const offers: Readonly<Record<NoticeOffer['kind'], string>> = {
  'retry-slower': 'Retry at a tenth of the learning rate',
  reopen: 'Open the device again',
  continue: 'Continue with what waits',
  'continue-sweep': 'Continue the sweep',
  'undo-delete': 'Undo',
  resume: 'Resume',
  'take-settings': 'Use its settings',
};

function accept(offer: NoticeOffer, actions: LabActions) {
  if (offer.kind === 'retry-slower') actions.retrySlower(offer.runId);
  else if (offer.kind === 'reopen') void actions.openDevice();
  else if (offer.kind === 'undo-delete') actions.undoRemove();
  else if (offer.kind === 'take-settings') actions.changeSettings(offer.settings);
  else if (offer.kind === 'resume') actions.resumeRun(offer.runId);
  else if (offer.kind === 'continue-sweep') actions.startSweep();
  else actions.proceed();
}

function NoticeLine({ notice }: { notice: Notice }) {
  const actions = useActions();
  const { id, tone, text, next, offer } = notice;
  const Icon = tone === 'error' ? IconAlertTriangle : IconInfoCircle;
  return (
    <div className={styles.notice} data-tone={tone} role={tone === 'error' ? 'alert' : 'status'}>
      <Icon size={16} className={styles.icon} aria-hidden="true" />
      <p className={styles.text}>
        {text} {next}
      </p>
      <div className={styles.acts}>
        {offer && (
          <Button
            size="compact-xs"
            variant="default"
            onClick={() => {
              accept(offer, actions);
              actions.dismiss(id);
            }}
          >
            {offers[offer.kind]}
          </Button>
        )}
        {offer?.kind === 'resume' && (
          <Button
            size="compact-xs"
            variant="default"
            onClick={() => {
              actions.discard(offer.runId);
              actions.dismiss(id);
            }}
          >
            Discard
          </Button>
        )}
        <CloseButton size="sm" aria-label="Dismiss" onClick={() => actions.dismiss(id)} />
      </div>
    </div>
  );
}

/** What the lab has to say, and what it offers to do about it. */
export function NoticeStrip() {
  const notices = useLab((state) => state.notices);
  return (
    <div className={styles.strip}>
      {notices.map((notice) => (
        <NoticeLine key={notice.id} notice={notice} />
      ))}
      <ChangedStrip />
      <VersionStrip />
    </div>
  );
}
