import { Button, Modal } from '@mantine/core';
import { LabError } from '../../core/errors';
import { useActions, useLabStore } from '../../store/context';
import styles from './files.module.css';

interface ForgetModalProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Asks before everything that is kept is removed. */
export function ForgetModal({ opened, onClose }: ForgetModalProps) {
  const lab = useLabStore();
  const { tell } = useActions();

  async function forget() {
    try {
      await lab.keeping.forget?.();
      location.reload();
    } catch (error) {
      onClose();
      tell(LabError.from(error).message);
    }
  }

  return (
    <Modal opened={opened} onClose={onClose} title="Forget everything kept?" centered>
      <p className={styles.question}>
        All runs, their curves and networks, the settings and the table are removed from this
        browser, and a run in progress ends. Downloaded images and labs that are open in other tabs
        stay. This cannot be undone.
      </p>
      <div className={styles.answers}>
        <Button size="xs" variant="default" onClick={onClose}>
          Keep it
        </Button>
        <Button size="xs" color="red" onClick={() => void forget()}>
          Forget everything
        </Button>
      </div>
    </Modal>
  );
}
