import { Button } from '@mantine/core';
import { useNextStep } from '../../../store/useNextStep';
import { Empty } from '../../../ui/Empty';

/** Stands in for curves before anything has trained. */
export function NoCurves({ text }: { text: string }) {
  const { label, disabled, start } = useNextStep('qat', 'Run QAT');
  return (
    <Empty text={text}>
      <Button size="xs" variant="default" disabled={disabled} onClick={start}>
        {label}
      </Button>
    </Empty>
  );
}
