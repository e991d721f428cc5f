import { bitWidths } from '../../core/settings/bitWidths';
import { settingSpecs } from '../../core/settings/specs';
import { defaultSweep } from '../../core/sweep/grid';
import { useActions, useLab } from '../../store/context';
import { sweepStanding } from '../../store/sweepRuns';
import { BudgetFields } from './BudgetFields';
import { ChipsField } from './ChipsField';
import { RatesField } from './RatesField';
import { SeedsField } from './SeedsField';
import styles from './sweep.module.css';

/** What a sweep goes through, and how long each of its runs is. */
export function GridFields() {
  const sweep = useLab((state) => state.sweep);
  const complaints = useLab((state) => sweepStanding(state).reading.complaints);
  const { changeSweep } = useActions();
  return (
    <div className={styles.fields}>
      <div>
        <RatesField />
        <ChipsField
          label="Bits"
          help="Of weights and activations alike."
          options={bitWidths}
          chosen={sweep.bits}
          defaults={defaultSweep.bits}
          complaint={complaints.bits ?? null}
          onChange={(bits) => changeSweep({ bits })}
        />
        <ChipsField
          label="Optimizers"
          help="Each is tried at every learning rate, with a control of its own."
          options={settingSpecs.qatOptimizer.options}
          chosen={sweep.optimizers}
          defaults={defaultSweep.optimizers}
          complaint={complaints.optimizers ?? null}
          onChange={(optimizers) => changeSweep({ optimizers })}
        />
        <ChipsField
          label="Scales"
          help={settingSpecs.qatScales.help}
          options={settingSpecs.qatScales.options}
          chosen={sweep.scales}
          defaults={defaultSweep.scales}
          complaint={complaints.scales ?? null}
          onChange={(scales) => changeSweep({ scales })}
        />
      </div>
      <div>
        <SeedsField />
        <BudgetFields />
      </div>
    </div>
  );
}
