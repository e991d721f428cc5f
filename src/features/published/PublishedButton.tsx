import { Button } from '@mantine/core';

/** Opens the published table. */
export function PublishedButton({ onClick }: { onClick: () => void }) {
  return (
    <Button size="xs" variant="default" onClick={onClick}>
      Published table
    </Button>
  );
}
