import { Button, FileButton } from '@mantine/core';
import { IconFolderOpen } from '@tabler/icons-react';
import { useState } from 'react';
import { readLinkFile } from '../../share/link/linkFile';
import { useActions } from '../../store/context';
import styles from './share.module.css';

/** Opens what was saved because it was too long for a link. */
export function OpenFile({ onOpened }: { onOpened: () => void }) {
  const { openLink } = useActions();
  const [refused, setRefused] = useState<string | null>(null);
  async function open(file: File | null) {
    if (!file) return;
    const read = await file.text().then(readLinkFile, () => null);
    setRefused(read ? null : file.name);
    if (!read) return;
    openLink(read);
    onOpened();
  }
  return (
    <div className={styles.buttons}>
      <FileButton accept="application/json,.json" onChange={(file) => void open(file)}>
        {(props) => (
          <Button {...props} size="xs" variant="subtle" leftSection={<IconFolderOpen size={14} />}>
            Open a file that was shared
          </Button>
        )}
      </FileButton>
      {refused !== null && (
        <span role="alert" className={styles.soft}>
          {refused} was not saved by this dialog, or is damaged. Nothing was changed.
        </span>
      )}
    </div>
  );
}
