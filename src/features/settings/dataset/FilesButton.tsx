import { Button, FileButton } from '@mantine/core';
import type { ChosenFile } from '../../../protocol/protocol';
import { placed } from './placed';

export interface FilesButtonProps {
  readonly label: string;
  readonly onFiles: (files: readonly ChosenFile[]) => void;
  /** Whether a folder is chosen, with all that lies in it, in place of files. */
  readonly folder?: boolean;
}

/** The button that opens the browser's dialog for files, or for a folder. */
export function FilesButton({ label, onFiles, folder = false }: FilesButtonProps) {
  const chooseFolders = (input: HTMLInputElement | null) => {
    if (input) input.webkitdirectory = folder;
  };
  return (
    <FileButton multiple onChange={(files) => onFiles(placed(files))} ref={chooseFolders}>
      {(props) => (
        <Button {...props} size="compact-xs" variant="default">
          {label}
        </Button>
      )}
    </FileButton>
  );
}
