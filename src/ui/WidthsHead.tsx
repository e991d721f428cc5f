import { measuredWidths } from '../core/sensitivity/widths';

/** The head of a table of layers by the widths that sensitivity is measured at. */
export function WidthsHead() {
  return (
    <thead>
      <tr>
        <th scope="col">Layer</th>
        {measuredWidths.map((bits) => (
          <th key={bits} scope="col">
            {bits} bits
          </th>
        ))}
      </tr>
    </thead>
  );
}
