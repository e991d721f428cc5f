import { Kbd, Menu } from '@mantine/core';
import {
  IconBan,
  IconDownload,
  IconPencil,
  IconPin,
  IconPinnedOff,
  IconPlayerPlay,
  IconTrash,
} from '@tabler/icons-react';
import { LabError } from '../../core/errors';
import { useActions } from '../../store/context';
import { isTraining } from '../../store/selectors';
import { isOwn } from '../../store/state';
import { saveFile } from '../../ui/download';
import { useHands } from './hands';
import { LineMenu } from './LineMenu';
import { isPinned, type Row } from './rows';

const icon = 14;

function useSaveWeights(runId: string): () => Promise<void> {
  const { exportCheckpoint, tell } = useActions();
  return () =>
    exportCheckpoint(runId).then(
      (bytes) =>
        saveFile(`${runId}.safetensors`, [new Uint8Array(bytes)], 'application/octet-stream'),
      (error) => tell(LabError.from(error).message),
    );
}

/** What can be done about a run that was interrupted. */
function Interrupted({ runId }: { runId: string }) {
  const { resumeRun, discard } = useActions();
  return (
    <>
      <Menu.Item leftSection={<IconPlayerPlay size={icon} />} onClick={() => resumeRun(runId)}>
        Resume
      </Menu.Item>
      <Menu.Item leftSection={<IconBan size={icon} />} onClick={() => discard(runId)}>
        Discard the rest
      </Menu.Item>
      <Menu.Divider />
    </>
  );
}

interface RunMenuProps {
  readonly row: Row;
  readonly name: string;
  /** Whether its new name is being typed. */
  readonly renaming: boolean;
}

/** What is done to a run now and then. */
export function RunMenu({ row, name, renaming }: RunMenuProps) {
  const { run } = row;
  const { runId } = run.plan;
  const { pin } = useActions();
  const { startRename, removeLine } = useHands();
  const saveWeights = useSaveWeights(runId);
  const pinned = isPinned(row);
  const isLive = run.status === 'running' || run.status === 'paused';
  const Pin = pinned ? IconPinnedOff : IconPin;
  return (
    <LineMenu name={name} keepsFocus={!renaming}>
      {run.status === 'interrupted' && <Interrupted runId={runId} />}
      <Menu.Item leftSection={<Pin size={icon} />} onClick={() => pin(pinned ? null : runId)}>
        {pinned ? 'Compare with FP32 again' : 'Pin as the baseline'}
      </Menu.Item>
      <Menu.Item
        leftSection={<IconPencil size={icon} />}
        rightSection={<Kbd size="xs">F2</Kbd>}
        onClick={() => startRename(runId)}
      >
        Rename
      </Menu.Item>
      {isTraining(run) && isOwn(run) && run.status === 'finished' && (
        <Menu.Item leftSection={<IconDownload size={icon} />} onClick={() => void saveWeights()}>
          Save the weights
        </Menu.Item>
      )}
      <Menu.Item
        leftSection={<IconTrash size={icon} />}
        rightSection={<Kbd size="xs">Del</Kbd>}
        disabled={isLive}
        onClick={() => removeLine(runId)}
      >
        Delete
      </Menu.Item>
    </LineMenu>
  );
}
