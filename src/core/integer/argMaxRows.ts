/** Returns the index of the largest value of every row, the first of equals. Shapes: [rows, columns], flat. */
export function argMaxRows(values: Float32Array, rows: number): Uint8Array {
  const columns = values.length / rows;
  return Uint8Array.from({ length: rows }, (_, row) => {
    let best = 0;
    for (let column = 1; column < columns; column++) {
      if ((values[row * columns + column] ?? 0) > (values[row * columns + best] ?? 0))
        best = column;
    }
    return best;
  });
}
