import type { WatchedLayer } from '../../../core/watch/watchSample';
import { formatRate } from '../../../share/format';

export type QuantityId = Exclude<keyof WatchedLayer, 'id'>;

/** One of the things that are watched. */
export interface Quantity {
  readonly id: QuantityId;
  readonly label: string;
  /** What the vertical axis counts. */
  readonly axis: string;
  /** What it is, in a sentence. */
  readonly help: string;
  readonly isLog: boolean;
  /** Returns the value as the axis shows it; null where there is none. */
  readonly value: (layer: WatchedLayer) => number | null;
}

const percent = (share: number | null) => (share === null ? null : 100 * share);

/** Everything that is watched, in the order of the choice. */
export const quantities: readonly [Quantity, ...Quantity[]] = [
  {
    id: 'updateRatio',
    label: 'Update / weights',
    axis: 'norm of the update over that of the weights, log',
    help: 'About a thousandth is usual. Below 1e-5 nothing changes, above 0.1 weights are torn apart; those samples are marked.',
    isLog: true,
    value: ({ updateRatio }) => updateRatio,
  },
  {
    id: 'gradientNorm',
    label: 'Gradient norm',
    axis: 'norm of the gradient of the weights, log',
    help: 'Before gradients are clipped. More than 100 times its median is marked.',
    isLog: true,
    value: ({ gradientNorm }) => gradientNorm,
  },
  {
    id: 'changedShare',
    label: 'Codes changed',
    axis: '% of weights on another code than at the sample before',
    help: 'A learning rate that is too low changes hardly any code, and QAT then learns nothing.',
    isLog: false,
    value: ({ changedShare }) => percent(changedShare),
  },
  {
    id: 'oscillatingShare',
    label: 'Oscillating',
    axis: '% of weights whose code goes to and fro',
    help: 'Frequency of changes back above 0.005, from sample to sample (arXiv 2203.11086).',
    isLog: false,
    value: ({ oscillatingShare }) => percent(oscillatingShare),
  },
  {
    id: 'clippedShare',
    label: 'Clipped weights',
    axis: '% of weights outside the range of the codes',
    help: 'Their gradient is masked where the estimator clips.',
    isLog: false,
    value: ({ clippedShare }) => percent(clippedShare),
  },
  {
    id: 'weightScale',
    label: 'Scale of weights',
    axis: 'scale, mean over channels',
    help: 'It moves while ranges follow the weights or are learned.',
    isLog: false,
    value: ({ weightScale }) => weightScale,
  },
  {
    id: 'inputScale',
    label: 'Scale of inputs',
    axis: 'scale of what enters the layer',
    help: 'It moves while ranges follow activations or are learned.',
    isLog: false,
    value: ({ inputScale }) => inputScale,
  },
];

/** Returns a value of a quantity as people read it. */
export const formatQuantity = (value: number) => formatRate(value);
