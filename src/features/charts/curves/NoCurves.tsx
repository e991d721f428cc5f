import { Button } from '@mantine/core';
import { useActions, useLab } from '../../../store/context';
import { hasComplaints } from '../../../store/selectors';
import { Empty } from '../../../ui/Empty';

/** Stands in for curves before anything has trained. */
export function NoCurves({ text }: { text: string }) {
  const blocked = useLab(hasComplaints);
  const { runQat } = useActions();
  return (
    <Empty text={text}>
      <Button size="xs" variant="default" disabled={blocked} onClick={runQat}>
        Run QAT
      </Button>
    </Empty>
  );
}
