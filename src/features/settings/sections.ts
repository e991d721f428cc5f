import { mistakeSettings } from '../../core/settings/mistakeSettings';
import { type SettingId, settingIds } from '../../core/settings/settings';

/** Fields that belong together, under a caption where the section has several parts. */
export interface Part {
  readonly caption: string | null;
  readonly fields: readonly SettingId[];
}

/** A part of the rail that folds. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly parts: readonly Part[];
  readonly open: boolean;
}

const part = (fields: readonly SettingId[], caption: string | null = null): Part => ({
  caption,
  fields,
});

const folded = (id: string, title: string, ...parts: readonly Part[]): Section => ({
  id,
  title,
  parts,
  open: false,
});

/**
 * Every setting of the lab, in the order of the flow. What stands open decides most: the network,
 * how few bits it gets, and how long and how boldly QAT trains it. The rest folds.
 */
export const sections: readonly Section[] = [
  {
    id: 'experiment',
    title: 'Experiment',
    parts: [
      part(['dataset', 'imageSet', 'model', 'weightBits', 'activationBits']),
      part(['qatLearningRate', 'qatOptimizer', 'qatEpochs'], 'QAT'),
    ],
    open: true,
  },
  folded(
    'weights',
    'Weights',
    part(['weightRange', 'weightGranularity', 'weightScheme', 'narrowRange']),
  ),
  folded(
    'activations',
    'Activations',
    part(['activationRange', 'calibrationImages', 'ptqMode', 'activationPoint', 'inputQuantized']),
  ),
  folded('output', 'Bias, logits, rounding', part(['bias', 'biasBits', 'logitBits', 'convention'])),
  folded('layers', 'Layer by layer', part(['layers'])),
  folded(
    'repair',
    'Repairs after training',
    part(['equalize', 'adaRound', 'adaRoundBy', 'adaRoundSteps', 'correctBias']),
  ),
  folded(
    'qat',
    'QAT in detail',
    part(['qatFrom', 'qatMomentum', 'qatSchedule', 'qatWarmup', 'qatSteps', 'clipNorm', 'control']),
    part(['qatScales', 'estimator', 'freezeAt'], 'Scales and gradients'),
    part(['foldMode', 'statisticsFreezeAt', 'reestimate'], 'Folding'),
  ),
  folded(
    'training',
    'Training from scratch',
    part(['learningRate', 'optimizer', 'schedule', 'epochs', 'warmup', 'weightDecay']),
    part(['mirror', 'batchSize', 'trainImages'], 'For QAT as well'),
  ),
  folded('mistakes', 'Mistakes', part(settingIds.filter((id) => id in mistakeSettings))),
  folded(
    'measurement',
    'Device and measurement',
    part(['backend', 'seed', 'testImages', 'heldOutImages']),
  ),
];

/** Settings without a field, filled in by what the learner brings. */
export const filledIn: ReadonlySet<SettingId> = new Set(['imageSet']);

/** Returns every setting of a section. */
export function fieldsOf({ parts }: Section): SettingId[] {
  return parts.flatMap(({ fields }) => fields);
}
