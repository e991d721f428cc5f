import { Button } from '@mantine/core';
import { formatOverrides } from '../../core/layerOverrides';
import type { RunPlan } from '../../core/run';
import { type Assignment, overridesOf } from '../../core/sensitivity/widths';
import { useActions } from '../../store/context';
import { bitsInWords } from './bitsInWords';
import styles from './sensitivity.module.css';

interface BitButtonsProps {
  readonly plan: RunPlan;
  readonly assignment: Assignment;
}

/** Gives the layers bits of their own: those of the next runs, or of one of PTQ at once. */
export function BitButtons({ plan, assignment }: BitButtonsProps) {
  const { changeSettings, runBeside, tell } = useActions();
  const { method, start, settings } = plan;
  const layers = formatOverrides(overridesOf(assignment));
  const set = () => {
    const { dataset, model } = settings;
    changeSettings({ dataset, model, layers });
    tell(`Set layer by layer: ${bitsInWords(assignment)}. Quantize, or run QAT, to measure it.`);
  };
  // What a run trained is not what PTQ would start from.
  const isUntrained = method === 'base' || method === 'ptq';
  return (
    <>
      <div className={styles.buttons}>
        <Button size="xs" variant="default" onClick={set}>
          Set these bits
        </Button>
        {isUntrained && (
          <Button
            size="xs"
            variant="default"
            onClick={() => runBeside({ method: 'ptq', start, settings: { ...settings, layers } })}
          >
            Run PTQ with them
          </Button>
        )}
      </div>
      <p className={styles.note}>
        These bits are chosen on the images that they were measured on, which flatters the best of
        many. A run measures them on test images, which chose nothing.
      </p>
    </>
  );
}
