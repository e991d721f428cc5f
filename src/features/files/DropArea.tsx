import { useEffect, useState } from 'react';
import styles from './files.module.css';

const hasFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') === true;

/** Takes files that are dropped anywhere on the page where nothing else takes them, one at a time. */
export function DropArea({ onFile }: { onFile: (file: File) => void }) {
  const [over, setOver] = useState(false);

  useEffect(() => {
    const leaving = new AbortController();
    const { signal } = leaving;
    const onDrag = (event: DragEvent) => {
      if (!hasFiles(event) || event.defaultPrevented) return setOver(false);
      event.preventDefault();
      setOver(true);
    };
    const onDrop = (event: DragEvent) => {
      setOver(false);
      if (!hasFiles(event) || event.defaultPrevented) return;
      event.preventDefault();
      const file = event.dataTransfer?.files[0];
      if (file) onFile(file);
    };
    const onLeave = ({ relatedTarget }: DragEvent) => {
      if (relatedTarget === null) setOver(false);
    };
    addEventListener('dragover', onDrag, { signal });
    addEventListener('drop', onDrop, { signal });
    addEventListener('dragleave', onLeave, { signal });
    return () => leaving.abort();
  }, [onFile]);

  return over ? (
    <div className={styles.drop}>Drop a lab, a network or a saved link to open it</div>
  ) : null;
}
