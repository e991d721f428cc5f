import type { Parameters } from '../network/parameters';
import type { FakeQuantTap } from '../quantization/fakeQuantTap';

/** What is trained. */
export interface Trainee {
  readonly parameters: Parameters;
  /** Null trains in float. */
  readonly tap: FakeQuantTap | null;
}
