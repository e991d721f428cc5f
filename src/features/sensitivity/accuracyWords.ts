import { accuracyInterval } from '../../core/metrics/interval';
import type { MeasuredAssignment } from '../../core/sensitivity/report';
import { formatKilobytes, formatShare } from '../../share/format';

/** Returns how accurate and how large a network is: `90.10 ± 1.86 %, 13.0 KB`. */
export function accuracyWords(
  { correct, sizeBytes }: MeasuredAssignment,
  { images }: { readonly images: number },
): string {
  const { accuracy, halfWidth } = accuracyInterval(correct, images);
  return `${formatShare(accuracy)} \u00b1 ${formatShare(halfWidth)} %, ${formatKilobytes(sizeBytes)}`;
}
