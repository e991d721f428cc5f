import { ActionIcon } from '@mantine/core';
import { IconZoomQuestion } from '@tabler/icons-react';
import { useActions } from '../../store/context';
import type { FoundMethod } from '../../store/rateFinding';

const labels: Readonly<Record<FoundMethod, string>> = {
  fp32: 'Find a learning rate for training from scratch',
  qat: 'Find a learning rate for QAT',
};

/** Opens the learning-rate finder. */
export function FindRateButton({ method }: { readonly method: FoundMethod }) {
  const { openFinder } = useActions();
  return (
    <ActionIcon
      variant="subtle"
      color="lab"
      size={22}
      aria-label={labels[method]}
      title={labels[method]}
      onClick={() => openFinder(method)}
    >
      <IconZoomQuestion size={15} />
    </ActionIcon>
  );
}
