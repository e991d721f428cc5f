import { Switch } from '@mantine/core';
import type { LayerOverride, LayerOverrides } from '../../../core/layerOverrides';
import { useLayerMark } from '../../../store/useLayerMark';
import { MarkButton } from '../../../ui/MarkButton';
import { BitsSelect } from './BitsSelect';
import type { LayerChange } from './changeOverride';
import styles from './layers.module.css';

interface LayerRowProps {
  readonly id: string;
  readonly override: LayerOverride;
  readonly onChange: (change: LayerChange) => void;
}

function LayerRow({ id, override, onChange }: LayerRowProps) {
  const mark = useLayerMark(id);
  return (
    <tr>
      <th scope="row" className={styles.name}>
        <MarkButton {...mark}>{id}</MarkButton>
      </th>
      <td>
        <BitsSelect
          label={`Bits of the weights of ${id}`}
          value={override.weightBits ?? null}
          onChange={(weightBits) => onChange({ weightBits })}
        />
      </td>
      <td>
        <BitsSelect
          label={`Bits of the input of ${id}`}
          value={override.inputBits ?? null}
          onChange={(inputBits) => onChange({ inputBits })}
        />
      </td>
      <td>
        <Switch
          size="xs"
          aria-label={`${id} is frozen in QAT`}
          checked={override.frozen === true}
          onChange={(event) => onChange({ frozen: event.currentTarget.checked })}
        />
      </td>
    </tr>
  );
}

interface LayerTableProps {
  readonly layerIds: readonly string[];
  readonly overrides: LayerOverrides;
  readonly onChange: (id: string, change: LayerChange) => void;
}

/** What each layer of the model does otherwise than the rest. */
export function LayerTable({ layerIds, overrides, onChange }: LayerTableProps) {
  return (
    <table className={styles.table} aria-label="Layer by layer">
      <thead>
        <tr>
          {['Layer', 'Weights', 'Input', 'Frozen'].map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {layerIds.map((id) => (
          <LayerRow
            key={id}
            id={id}
            override={overrides.get(id) ?? {}}
            onChange={(change) => onChange(id, change)}
          />
        ))}
      </tbody>
    </table>
  );
}
