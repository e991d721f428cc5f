import type { CodeDifference, ExecutionDifference, IntegerReport } from '../../core/run';
import { formatCount } from '../../share/format';
import styles from './report.module.css';

const ways: readonly { readonly key: keyof IntegerReport; readonly title: string }[] = [
  { key: 'simulation', title: 'Simulated' },
  { key: 'singleRounding', title: 'Rounded once' },
  { key: 'doubleRounding', title: 'Rounded twice' },
];

/** Returns a share in percent, told from none where it is small: `< 0.001`. */
function share({ codes, differing }: CodeDifference): string {
  const percent = (100 * differing) / codes;
  if (differing === 0) return '0';
  return percent < 0.001 ? '< 0.001' : percent.toPrecision(2);
}

function Codes({ difference, layerId }: { difference: ExecutionDifference; layerId: string }) {
  const own = difference.layers.find((layer) => layer.layerId === layerId);
  if (!own) return <td>{'\u2013'}</td>;
  return (
    <td>
      {share(own)} %
      {own.differing > 0 && (
        <span className={styles.largest}>at most {formatCount(own.largest)}</span>
      )}
    </td>
  );
}

/** How often other ways of computing the network give other codes than the one whose accuracy is shown. */
export function ExecutionTable({ integers }: { integers: IntegerReport }) {
  const compared = ways.flatMap(({ key }) => integers[key].layers.map(({ layerId }) => layerId));
  const layerIds = [...new Set(compared)];
  return (
    <table className={styles.execution}>
      <caption>
        Codes that differ from those of integers requantized in float32, and by how many steps
      </caption>
      <thead>
        <tr>
          <td />
          {ways.map(({ key, title }) => (
            <th key={key} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {layerIds.map((layerId) => (
          <tr key={layerId}>
            <th scope="row">{layerId}</th>
            {ways.map(({ key }) => (
              <Codes key={key} difference={integers[key]} layerId={layerId} />
            ))}
          </tr>
        ))}
        <tr>
          <th scope="row">classes</th>
          {ways.map(({ key }) => (
            <td key={key}>
              {formatCount(integers[key].predictions)}
              <span className={styles.largest}>of {formatCount(integers[key].images)}</span>
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  );
}
