import type { TestPredictions } from '../../core/samples/predictions';
import { predictProbabilities } from '../../engine/predictProbabilities';
import type { RunContext } from '../runContext';
import { drive } from '../runControl';
import { classifierOn } from './classifierOn';
import { finishedNetwork } from './finishedNetwork';

/** Returns what the run's network makes of its test images, computed as its accuracy was. */
export async function predictions(context: RunContext): Promise<TestPredictions> {
  const { plan, images, control, progress } = context;
  const network = classifierOn(await finishedNetwork(context));
  const order = await images.test(plan.settings.testImages);
  try {
    progress.enter('evaluating');
    const work = predictProbabilities(network, order);
    const result = await drive(work, control, 'batch of images', ({ done, total }) =>
      progress.report(done, total),
    );
    const { labels, ...dataset } = await images.testLabels(order.length);
    return { ...dataset, labels, ...result };
  } finally {
    order.dispose();
    network.dispose();
  }
}
