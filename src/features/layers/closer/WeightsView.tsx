import { NativeSelect } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { LayerWeights } from '../../../core/rangeTrial/layerTensors';
import type { RunPlan } from '../../../core/run';
import { BenchView } from './BenchView';
import { ChannelChart } from './ChannelChart';
import { channelRanges } from './channelRanges';
import styles from './closer.module.css';
import { weightSubject } from './subject';

interface WeightsViewProps {
  readonly weights: LayerWeights;
  readonly layerId: string;
  readonly plan: RunPlan;
}

const whole = 'all channels, one scale';

/** Returns the channel that is looked at first: the only scale, or the first of many. */
const firstChannel = ({ quantized }: LayerWeights) => (quantized?.params.axis === null ? null : 0);

/** The weights of a layer: all of them, or those of a channel. */
export function WeightsView({ weights, layerId, plan }: WeightsViewProps) {
  const [channel, setChannel] = useState<number | null>(() => firstChannel(weights));
  const subject = useMemo(() => weightSubject(weights, channel), [weights, channel]);
  const ranges = useMemo(() => channelRanges(weights), [weights]);
  const { quantized, shape } = weights;
  const channels = shape.at(-1) ?? 1;
  if (!subject || !quantized) {
    return <p className={styles.note}>The weights of {layerId} stay in float in this run.</p>;
  }
  const heldCode = (index: number) => {
    if (channel === null) return subject.run ? (quantized.codes[index] ?? null) : null;
    return quantized.codes[index * channels + channel] ?? null;
  };
  const of = channel === null ? layerId : `channel ${channel} of ${layerId}`;
  return (
    <>
      <div className={styles.bar}>
        <NativeSelect
          size="xs"
          className={styles.select ?? ''}
          aria-label="Channel"
          value={channel === null ? 'all' : String(channel)}
          onChange={({ currentTarget: { value } }) =>
            setChannel(value === 'all' ? null : Number(value))
          }
          data={[
            { value: 'all', label: whole },
            ...ranges.map((own) => ({
              value: String(own.channel),
              label: `channel ${own.channel}`,
            })),
          ]}
        />
      </div>
      <BenchView
        subject={subject}
        methodId={plan.settings.weightRange}
        what={`weights of ${of}`}
        note="Every figure is computed from the weights one by one and is exact."
        heldCode={heldCode}
      >
        <section className={styles.part} aria-label="Channels">
          <h3>Range of every channel</h3>
          <p className={styles.note}>
            The thin line spans the weights, the bar what the codes of this run span. A click looks
            at a channel.
          </p>
          <ChannelChart ranges={ranges} chosen={channel} onChoose={setChannel} />
        </section>
      </BenchView>
    </>
  );
}
