const widths = [16, 8, 7, 6, 5, 4, 3, 2] as const;

/** A number of bits that weights or activations may have. */
export type BitWidth = (typeof widths)[number];

/** Every bit width of the lab, as choices. */
export const bitWidths = widths.map((value) => ({ value, label: String(value) }));

/** Returns whether a number is one of the lab's bit widths. */
export function isBitWidth(value: number): value is BitWidth {
  return widths.some((width) => width === value);
}
