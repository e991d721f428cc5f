import { ActionIcon } from '@mantine/core';
import { IconDownload, IconEye, IconEyeOff, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { LabError } from '../../core/errors';
import { useActions } from '../../store/context';
import { isTraining } from '../../store/selectors';
import { saveFile } from '../../ui/download';
import type { Row } from './columns';
import styles from './runs.module.css';

interface ActionProps {
  readonly text: string;
  readonly onClick: () => void;
  readonly disabled?: boolean;
  readonly children: ReactNode;
}

function Action({ text, onClick, disabled = false, children }: ActionProps) {
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={22}
      aria-label={text}
      title={text}
      {...{ onClick, disabled }}
    >
      {children}
    </ActionIcon>
  );
}

const icon = 14;

/** What can be done to one run: hide it on the charts, keep its weights, delete it. */
export function RowActions({ run, figures: { name } }: Row) {
  const { toggleShown, remove, exportCheckpoint, tell } = useActions();
  const { runId } = run.plan;
  const isLive = run.status === 'running' || run.status === 'paused';
  const save = () =>
    exportCheckpoint(runId).then(
      (bytes) =>
        saveFile(`${runId}.safetensors`, [new Uint8Array(bytes)], 'application/octet-stream'),
      (error) => tell(LabError.from(error).message),
    );
  return (
    <span className={styles.actions}>
      {isTraining(run) && run.status === 'finished' && (
        <Action text={`Save the weights of ${name}`} onClick={() => void save()}>
          <IconDownload size={icon} />
        </Action>
      )}
      <Action
        text={`${run.shown ? 'Hide' : 'Show'} ${name} on the charts`}
        onClick={() => toggleShown(runId)}
      >
        {run.shown ? <IconEye size={icon} /> : <IconEyeOff size={icon} />}
      </Action>
      <Action text={`Delete ${name}`} disabled={isLive} onClick={() => remove(runId)}>
        <IconTrash size={icon} />
      </Action>
    </span>
  );
}
