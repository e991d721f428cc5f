import { useEffect, useRef } from 'react';
import type { LayerReport, RunPlan } from '../../core/run';
import { useLayerMark } from '../../store/useLayerMark';
import { LinkButton } from '../../ui/LinkButton';
import { MarkButton } from '../../ui/MarkButton';
import { gridInWords, LayerHistogram } from './LayerHistogram';
import styles from './layers.module.css';
import { layerFacts, layerKind, weightsInWords } from './layerWords';

/** Returns what to attach to the card, so that it comes into view when its layer is marked elsewhere. */
function useIntoView(marked: boolean) {
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    if (marked) card.current?.scrollIntoView({ block: 'nearest' });
  }, [marked]);
  return card;
}

interface LayerCardProps {
  readonly plan: RunPlan;
  readonly layer: LayerReport;
  /** Opens the closer look. */
  readonly onLook: () => void;
}

/** One layer: what it is, its histogram, its figures. */
export function LayerCard({ plan, layer, onLook }: LayerCardProps) {
  const mark = useLayerMark(layer.id);
  const card = useIntoView(mark.marked);
  return (
    <article
      className={styles.card}
      aria-label={layer.id}
      ref={card}
      data-marked={mark.marked || undefined}
    >
      <header className={styles.head}>
        <h3 className={styles.name}>
          <MarkButton {...mark}>{layer.id}</MarkButton>
        </h3>
        <span className={styles.kind}>{layerKind(plan, layer)}</span>
      </header>
      <LayerHistogram layer={layer} method={plan.method} />
      <p className={styles.codes}>
        {weightsInWords(plan, layer)}, {gridInWords(layer)}
      </p>
      <dl className={styles.facts}>
        {layerFacts(plan, layer).map(({ name, value }) => (
          <div key={name} className={styles.fact}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <LinkButton label={`Look closer at ${layer.id}`} onClick={onLook}>
        Look closer
      </LinkButton>
    </article>
  );
}
