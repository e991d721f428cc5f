import { modelById } from '../../core/model/models';
import { weightCount } from '../../core/model/shapes';
import { floatSizeBytes } from '../../core/model/size';
import { formatCount, formatKilobytes } from '../../share/format';
import type { LabState } from '../../store/state';

const notes: Readonly<Record<string, (state: LabState) => string>> = {
  model({ settings }) {
    const model = modelById(settings.model);
    const size = formatKilobytes(floatSizeBytes(model));
    return `${formatCount(weightCount(model))} weights \u00b7 ${size}`;
  },
  quantization: ({ settings }) => `W${settings.weightBits} A${settings.activationBits}`,
  qat: ({ start }) => (start.kind === 'run' ? `from ${start.runId}` : 'from the base model'),
  training: () => 'from scratch',
};

/** Returns what stands beside a section's title. */
export function sectionNote(id: string, state: LabState): string {
  return notes[id]?.(state) ?? '';
}
