import { Button, Textarea } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy, IconDeviceFloppy, IconShare2 } from '@tabler/icons-react';
import { formatCount } from '../../share/format';
import { longestMade } from '../../share/link/limits';
import { linkFile } from '../../share/link/linkFile';
import { saveFile } from '../../ui/download';
import { QrPart } from './QrPart';
import styles from './share.module.css';
import { contentsInWords } from './shareWords';
import type { Shared } from './useLink';

const icon = 14;

function CopyButton({ text }: { text: string }) {
  const { copy, copied, error } = useClipboard();
  return (
    <>
      <Button
        size="xs"
        leftSection={copied ? <IconCheck size={icon} /> : <IconCopy size={icon} />}
        onClick={() => copy(text)}
      >
        {copied ? 'Copied' : 'Copy the link'}
      </Button>
      {error && (
        <span role="alert" className={styles.soft}>
          The browser does not let the page copy: select the link and copy it.
        </span>
      )}
    </>
  );
}

/** Whoever closes the system's sheet has changed their mind, which is no error. */
const shareBySystem = (url: string) =>
  navigator.share({ title: 'Quantlab', url }).catch(() => undefined);

function SystemShare({ address }: { address: string }) {
  // Some browsers have no such sheet.
  if (!('share' in navigator)) return null;
  return (
    <Button
      size="xs"
      variant="default"
      leftSection={<IconShare2 size={icon} />}
      onClick={() => void shareBySystem(address)}
    >
      Send it by an app
    </Button>
  );
}

function ShortEnough({ address }: { address: string }) {
  return (
    <>
      <Textarea
        aria-label="Link"
        readOnly
        rows={3}
        value={address}
        onFocus={({ currentTarget }) => currentTarget.select()}
      />
      <div className={styles.buttons}>
        <CopyButton text={address} />
        <SystemShare address={address} />
        <output className={styles.soft}>{formatCount(address.length)} characters</output>
      </div>
      <QrPart address={address} />
    </>
  );
}

function TooLong({ address, fragment }: { address: string; fragment: string }) {
  return (
    <div className={styles.buttons}>
      <p className={styles.text} role="status">
        As a link this has {formatCount(address.length)} characters; many programs cut links off
        above {formatCount(longestMade)}. As a file it can be sent, and opened with the button
        Files.
      </p>
      <Button
        size="xs"
        leftSection={<IconDeviceFloppy size={icon} />}
        onClick={() => saveFile('quantlab-link.json', [linkFile(fragment)], 'application/json')}
      >
        Save as a file
      </Button>
    </div>
  );
}

function Made({ address, fragment }: Shared) {
  if (address === null || fragment === null) {
    return (
      <p className={styles.text} role="alert">
        The results of so many runs do not fit into a link or its file: select fewer runs, or leave
        out the results.
      </p>
    );
  }
  return address.length > longestMade ? (
    <TooLong {...{ address, fragment }} />
  ) : (
    <ShortEnough address={address} />
  );
}

/** The link, what is in it, and ways to pass it on. */
export function LinkPart({ shared }: { shared: Shared }) {
  if (shared.isBlocked) {
    return (
      <p className={styles.text} role="alert">
        A setting has a value that no run may have. Correct it first: the field says what is wrong.
      </p>
    );
  }
  return (
    <div className={styles.part}>
      <Made {...shared} />
      <ul className={styles.contents} aria-label="What is in the link">
        {contentsInWords(shared).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </div>
  );
}
