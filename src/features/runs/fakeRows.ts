import { type FakeRun, fakeRun } from '../../store/fakeRun';
import { type Row, rowsOf } from './rows';

/** Returns the rows of finished runs, for tests. */
export function fakeRows(runs: readonly FakeRun[]): Row[] {
  return rowsOf(runs.map(fakeRun), null);
}
