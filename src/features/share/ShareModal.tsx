import { Modal } from '@mantine/core';
import { useState } from 'react';
import { useLabStore } from '../../store/context';
import { type Choice, firstChoice } from './chosen';
import { LinkPart } from './LinkPart';
import styles from './share.module.css';
import { useLink } from './useLink';
import { ViewPart } from './ViewPart';
import { WhatPart } from './WhatPart';

function Body() {
  const lab = useLabStore();
  const [choice, setChoice] = useState<Choice>(() => firstChoice(lab.getState()));
  const shared = useLink(choice);
  const change = (parts: Partial<Choice>) => setChoice((before) => ({ ...before, ...parts }));
  return (
    <>
      <WhatPart choice={choice} onChange={change} />
      <ViewPart choice={choice} address={shared.address} onChange={change} />
      <LinkPart shared={shared} />
    </>
  );
}

interface ShareModalProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Makes a link of settings and runs. */
export function ShareModal({ opened, onClose }: ShareModalProps) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="lg"
      title="Share"
      closeButtonProps={{ 'aria-label': 'Close the share dialog' }}
      classNames={{ body: styles.body ?? '' }}
    >
      <Body />
    </Modal>
  );
}
