import { type ReactNode, useId } from 'react';
import { usePlotArea } from 'recharts';

/** Keeps what it contains from running out of the plot. */
export function Clip({ children }: { children: ReactNode }) {
  const id = useId();
  const area = usePlotArea();
  if (!area) return null;
  return (
    <>
      <clipPath id={id}>
        <rect x={area.x} y={area.y - 4} width={area.width + 4} height={area.height + 8} />
      </clipPath>
      <g clipPath={`url(#${id})`}>{children}</g>
    </>
  );
}
