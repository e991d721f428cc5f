import { Kbd, Modal } from '@mantine/core';
import type { Method } from '../../core/run';
import { MethodMark } from '../../ui/method/MethodMark';
import styles from './help.module.css';
import { OfflineNote } from './OfflineNote';

const keys: readonly (readonly [key: string, does: string])[] = [
  ['Space', 'run, pause, resume'],
  ['S', 'one training step'],
  ['R', 'back to the start of the run'],
  ['?', 'this help'],
  ['↑ ↓', 'in the run table: from line to line; with Shift they select'],
  ['F2', 'in the run table: rename'],
  ['Del', 'in the run table: delete, with Undo'],
];

const methods: readonly (readonly [method: Method, name: string, what: string])[] = [
  [
    'base',
    'FP32',
    'The network with 32-bit floating-point weights: what all differences are against.',
  ],
  [
    'ptq',
    'PTQ',
    'Post-training quantization: ranges are measured on training images, then weights and activations are rounded to few bits. No training, seconds.',
  ],
  [
    'qat',
    'QAT',
    'Quantization-aware training: training goes on with the rounding simulated, so that the weights learn to live with it.',
  ],
  [
    'control',
    'FP32 control',
    'The same further training without rounding, so that the gain of training longer is not mistaken for a gain of QAT.',
  ],
];

const notes = [
  'A difference under 0.6 points on 10,000 images is a tie; with fewer images the bound is wider. The interval beside an accuracy holds the true one with 95 % confidence.',
  'The accuracy of a quantized network is computed in integers. QAT trains against rounding simulated in floating point; the report of a run says how often the two give other codes.',
  'The same seed gives the same curves to the last bit on WASM and CPU. On a GPU two runs agree within 0.2 points.',
  'Fake quantization is not faster: it simulates integers in floating point, so that QAT costs more time per step than plain training.',
];

/** What the keys do, what each method is, and how to read the figures. */
export function HelpModal({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title="Help"
      size="lg"
      closeButtonProps={{ 'aria-label': 'Close help' }}
    >
      <h3 className={styles.title}>Methods</h3>
      <dl className={styles.methods}>
        {methods.map(([method, name, what]) => (
          <div key={method} className={styles.method}>
            <dt>
              <MethodMark method={method} line /> {name}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <h3 className={styles.title}>Reading the figures</h3>
      <ul className={styles.notes}>
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
      <h3 className={styles.title}>Without a network</h3>
      <OfflineNote />
      <h3 className={styles.title}>Keys</h3>
      <dl className={styles.keys}>
        {keys.map(([key, does]) => (
          <div key={key} className={styles.key}>
            <dt>
              <Kbd>{key}</Kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
