import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { QRCodeSVG } from 'qrcode.react';
import { useId } from 'react';
import { formatCount } from '../../share/format';
import styles from './share.module.css';

/** What version 25 of the code holds at level L; finer ones are hard to read off a screen. Units: bytes. */
const mostInCode = 1_273;

/** 117 modules and a margin of 4 on either side, at two pixels and more. Units: CSS pixels. */
const size = 280;

/** The link as a code for a camera. */
export function QrPart({ address }: { address: string }) {
  const [opened, { toggle }] = useDisclosure(false);
  const id = useId();
  if (address.length > mostInCode) {
    return (
      <p className={styles.soft}>
        A QR code holds {formatCount(mostInCode)} characters at a size that cameras read; without
        results, or with fewer runs, this link has one.
      </p>
    );
  }
  return (
    <div>
      <Button
        size="xs"
        variant="default"
        aria-expanded={opened}
        aria-controls={id}
        onClick={toggle}
      >
        {opened ? 'Hide the QR code' : 'Show a QR code'}
      </Button>
      <div id={id} className={styles.code}>
        {opened && (
          <QRCodeSVG
            value={address}
            size={size}
            level="L"
            marginSize={4}
            bgColor="#ffffff"
            fgColor="#000000"
            title="QR code of the link"
            role="img"
          />
        )}
      </div>
    </div>
  );
}
