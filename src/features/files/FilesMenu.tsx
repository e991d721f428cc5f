import { ActionIcon, FileButton, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconDownload, IconFiles, IconTrash, IconUpload } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { openFile } from '../../keep/files/openFile';
import { saveBundle } from '../../keep/files/saveBundle';
import { useLab, useLabStore } from '../../store/context';
import { saveFile } from '../../ui/download';
import { DropArea } from './DropArea';
import { ForgetModal } from './ForgetModal';

const icon = 14;

const accepted = '.zip,.safetensors,.json';

/** Whether anything would be in a file of the lab. */
const hasRuns = ({ runs }: { readonly runs: readonly { readonly status: string }[] }) =>
  runs.some(({ status }) => status !== 'waiting');

/** The lab as a file, out and in, and what is kept of it. */
export function FilesMenu() {
  const lab = useLabStore();
  const canSave = useLab(hasRuns);
  const [forgetOpened, forget] = useDisclosure(false);
  const [isKept, setKept] = useState(false);
  const resetFile = useRef<() => void>(null);

  async function save() {
    saveFile('quantlab.zip', [await saveBundle(lab)], 'application/zip');
  }

  function open(file: File | null) {
    // The same file can be chosen again.
    resetFile.current?.();
    if (file) void openFile(lab, file);
  }

  return (
    <>
      <FileButton resetRef={resetFile} accept={accepted} onChange={open}>
        {({ onClick }) => (
          <Menu position="bottom-end" onOpen={() => setKept(lab.keeping.forget !== null)}>
            <Menu.Target>
              <ActionIcon variant="default" size={30} aria-label="Files" title="Files">
                <IconFiles size={16} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item
                leftSection={<IconDownload size={icon} />}
                disabled={!canSave}
                onClick={() => void save()}
              >
                Save the lab: runs, settings, networks
              </Menu.Item>
              <Menu.Item leftSection={<IconUpload size={icon} />} onClick={onClick}>
                Open a lab, a network or a link
              </Menu.Item>
              {isKept && (
                <>
                  <Menu.Divider />
                  <Menu.Item
                    leftSection={<IconTrash size={icon} />}
                    color="red"
                    onClick={forget.open}
                  >
                    Forget everything kept
                  </Menu.Item>
                </>
              )}
            </Menu.Dropdown>
          </Menu>
        )}
      </FileButton>
      <ForgetModal opened={forgetOpened} onClose={forget.close} />
      <DropArea onFile={open} />
    </>
  );
}
