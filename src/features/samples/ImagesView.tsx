import { useMemo } from 'react';
import type { RunPlan } from '../../core/run';
import { type SampleFilter, selectSamples } from '../../core/samples/selection';
import { FilterFields } from './FilterFields';
import { SamplePage } from './SamplePage';
import type { Sides } from './sides';

interface ImagesViewProps extends Sides {
  readonly plan: RunPlan;
  readonly filter: SampleFilter;
  readonly onFilter: (filter: SampleFilter) => void;
}

/** The images that a filter picks, page by page. */
export function ImagesView({ plan, before, after, filter, onFilter }: ImagesViewProps) {
  const samples = useMemo(
    () => selectSamples((before ?? after).predictions, after.predictions, filter),
    [before, after, filter],
  );
  return (
    <>
      <FilterFields {...{ before, after, filter, onFilter }} />
      <SamplePage key={JSON.stringify(filter)} {...{ plan, before, after, samples }} />
    </>
  );
}
