import { Button } from '@mantine/core';
import { useState } from 'react';
import { comparePaired, sharedCount } from '../../../core/samples/comparison';
import { classAccuracies, confusionOf } from '../../../core/samples/confusion';
import { formatCount, formatShare, formatSigned } from '../../../share/format';
import { mcnemarWords } from '../../../share/mcnemarWords';
import { isQuantized, nameOf } from '../../../store/names';
import { predictionsOf } from '../../../store/questions';
import { isOwn, type RunRecord } from '../../../store/state';
import { useInspection } from '../../../store/useInspection';
import { Flips, type SidesProps } from './Flips';

interface Pair {
  readonly before: RunRecord;
  readonly after: RunRecord;
}

/** Returns the first float network and the last quantized one that are at hand; null where there are not two. */
function pairOf(runs: readonly RunRecord[]): Pair | null {
  const here = runs.filter((run) => isOwn(run) && run.status === 'finished');
  const isFloat = ({ plan }: RunRecord) => !isQuantized(plan.method);
  const before = here.find(isFloat) ?? here[0];
  const after = here.findLast((run) => !isFloat(run)) ?? here.at(-1);
  return before && after && before !== after ? { before, after } : null;
}

function Classes({ names, before, after }: SidesProps) {
  const count = sharedCount(before, after);
  const [was, is] = [before, after].map((own) =>
    classAccuracies(confusionOf(own, count), own.classNames),
  );
  return (
    <div className="wide">
      <table>
        <caption>Accuracy on the images of each class, %</caption>
        <thead>
          <tr>
            {['Class', ...names, 'Points'].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {is?.map(({ name, correct, total }, label) => {
            const earlier = was?.[label]?.correct ?? 0;
            const share = (own: number) => (total > 0 ? formatShare(own / total, 1) : '\u2013');
            return (
              <tr key={name}>
                <th scope="row">
                  {name} ({formatCount(total)})
                </th>
                <td>{share(earlier)}</td>
                <td>{share(correct)}</td>
                <td>
                  {total > 0 ? formatSigned((100 * (correct - earlier)) / total, 1) : '\u2013'}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Compared({ before, after }: Pair) {
  const [was, is] = [
    useInspection(before.plan, predictionsOf).answer,
    useInspection(after.plan, predictionsOf).answer,
  ];
  for (const answer of [was, is]) {
    if (answer.kind === 'failed') {
      return <p>Not compared image by image: {answer.problem.message}</p>;
    }
  }
  if (was.kind !== 'answered' || is.kind !== 'answered') return <p role="status">Comparing...</p>;
  if (was.value.classNames.join() !== is.value.classNames.join()) {
    return <p>The two are measured on other images.</p>;
  }
  const names = [nameOf(before), nameOf(after)] as const;
  const sides = { names, before: was.value, after: is.value };
  const total = sharedCount(was.value, is.value);
  return (
    <>
      <p>{mcnemarWords(comparePaired(was.value, is.value), names, total)}</p>
      <Flips run={after} {...sides} />
      <Classes {...sides} />
    </>
  );
}

const isKnown = ({ before, after }: Pair) =>
  predictionsOf.answers.has(before.plan) && predictionsOf.answers.has(after.plan);

/**
 * Two of the runs, image by image; it takes an evaluation of each, so that somebody has to ask for it
 * unless both were looked at already.
 */
export function PairSection({ runs }: { runs: readonly RunRecord[] }) {
  const [wasAsked, setAsked] = useState(false);
  const pair = pairOf(runs);
  if (!pair) return null;
  const isAsked = wasAsked || isKnown(pair);
  return (
    <section data-report={isAsked ? undefined : 'left-out'}>
      <h2>Image by image</h2>
      {isAsked ? (
        <Compared key={pair.after.plan.runId} {...pair} />
      ) : (
        <Button size="xs" variant="default" onClick={() => setAsked(true)}>
          Compare {nameOf(pair.before)} and {nameOf(pair.after)} image by image
        </Button>
      )}
    </section>
  );
}
