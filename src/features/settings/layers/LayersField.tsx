import { Button } from '@mantine/core';
import { hasEndsAt8, parseOverrides } from '../../../core/layerOverrides';
import { modelOf } from '../../../core/model/models';
import { settingComplaints } from '../../../core/settings/settings';
import { useActions, useLab } from '../../../store/context';
import { toggleEndsAt8, withLayer } from './changeOverride';
import { LayerTable } from './LayerTable';
import styles from './layers.module.css';

interface TextProps {
  readonly text: string;
  readonly onChange: (text: string) => void;
}

function Complaint({ sentence, onClear }: { sentence: string; onClear: () => void }) {
  return (
    <>
      <p className={styles.complaint} role="alert">
        {sentence}
      </p>
      <Button size="compact-xs" variant="default" onClick={onClear}>
        Clear layer by layer
      </Button>
    </>
  );
}

function Editor({ text, onChange }: TextProps) {
  const layerIds = useLab(({ settings }) => modelOf(settings).layers.map(({ id }) => id));
  const overrides = parseOverrides(text);
  const hasEnds = hasEndsAt8(overrides, layerIds);
  return (
    <>
      <p className={styles.help}>
        Bits that single layers have in place of those above; a frozen layer is not trained in QAT.
      </p>
      <LayerTable
        layerIds={layerIds}
        overrides={overrides}
        onChange={(id, change) => onChange(withLayer(overrides, layerIds, id, change))}
      />
      <div className={styles.buttons}>
        <Button
          size="compact-xs"
          variant={hasEnds ? 'filled' : 'default'}
          aria-pressed={hasEnds}
          onClick={() => onChange(toggleEndsAt8(overrides, layerIds))}
        >
          First and last at 8 bits
        </Button>
        <Button
          size="compact-xs"
          variant="default"
          disabled={text === ''}
          onClick={() => onChange('')}
        >
          Clear
        </Button>
      </div>
    </>
  );
}

/** The field of what single layers do otherwise than the rest. */
export function LayersField() {
  const text = useLab(({ settings }) => settings.layers);
  const complaint = useLab(({ settings }) => settingComplaints(settings).layers ?? null);
  const { changeSetting, resetSetting } = useActions();
  if (complaint !== null) {
    return <Complaint sentence={complaint} onClear={() => resetSetting('layers')} />;
  }
  return <Editor text={text} onChange={(changed) => changeSetting('layers', changed)} />;
}
