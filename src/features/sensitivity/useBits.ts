import { formatOverrides } from '../../core/layerOverrides';
import type { RunPlan } from '../../core/run';
import { type Assignment, overridesOf } from '../../core/sensitivity/widths';
import { useActions } from '../../store/context';
import { bitsInWords } from './bitsInWords';

/** Returns what gives the layers of the next runs bits of their own. */
export function useBits({ settings }: RunPlan): (assignment: Assignment) => void {
  const { changeSettings, tell } = useActions();
  return (assignment) => {
    const { dataset, model } = settings;
    changeSettings({ dataset, model, layers: formatOverrides(overridesOf(assignment)) });
    tell(`Set layer by layer: ${bitsInWords(assignment)}. Quantize, or run QAT, to measure it.`);
  };
}
