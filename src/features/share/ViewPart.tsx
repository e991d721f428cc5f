import { Chip, SegmentedControl, Textarea } from '@mantine/core';
import { layoutSpec, panels } from '../../core/view';
import type { Choice } from './chosen';
import { iframeOf } from './iframe';
import styles from './share.module.css';

interface ViewPartProps {
  readonly choice: Choice;
  readonly address: string | null;
  readonly onChange: (parts: Partial<Choice>) => void;
}

function Hidden({ choice: { view }, onChange }: Omit<ViewPartProps, 'address'>) {
  const shown = panels.map(({ id }) => id).filter((id) => !view.hidden.includes(id));
  const show = (ids: string[]) => {
    const hidden = panels.map(({ id }) => id).filter((id) => !ids.includes(id));
    onChange({ view: { ...view, hidden } });
  };
  return (
    <fieldset className={styles.methods}>
      <legend>Panels that it shows</legend>
      <Chip.Group multiple value={shown} onChange={show}>
        {panels.map(({ id, label }) => (
          <Chip key={id} value={id} size="xs">
            {label}
          </Chip>
        ))}
      </Chip.Group>
    </fieldset>
  );
}

/** For whom the link lays the page out. */
export function ViewPart({ choice, address, onChange }: ViewPartProps) {
  const { view } = choice;
  const option = layoutSpec.options.find(({ value }) => value === view.layout);
  return (
    <details>
      <summary className={styles.summary}>View: {option?.label}</summary>
      <div className={styles.part}>
        <SegmentedControl
          size="xs"
          color="lab"
          className={styles.segments ?? ''}
          aria-label={layoutSpec.label}
          value={view.layout}
          onChange={(layout) => {
            const chosen = layoutSpec.options.find(({ value }) => value === layout);
            if (chosen) onChange({ view: { ...view, layout: chosen.value } });
          }}
          data={layoutSpec.options.map(({ value, label }) => ({ value, label }))}
        />
        <p className={styles.soft}>{option?.help}</p>
        <Hidden {...{ choice, onChange }} />
        {view.layout === 'embed' && address !== null && (
          <Textarea
            label="HTML for the other page"
            readOnly
            rows={3}
            value={iframeOf(address)}
            onFocus={({ currentTarget }) => currentTarget.select()}
          />
        )}
      </div>
    </details>
  );
}
