import { bypass } from './checks/bypass';
import { clipping } from './checks/clipping';
import { explodingGradient } from './checks/explodingGradient';
import { foldIdentity } from './checks/foldIdentity';
import { frozenLayer } from './checks/frozenLayer';
import { neverFrozen } from './checks/neverFrozen';
import { normStatistics } from './checks/normStatistics';
import { oscillation } from './checks/oscillation';
import { rangeDrift } from './checks/rangeDrift';
import { rateTooHigh } from './checks/rateTooHigh';
import { rateTooLow } from './checks/rateTooLow';
import { roundingHealth } from './checks/roundingHealth';
import { significance } from './checks/significance';
import { simulation } from './checks/simulation';
import { sqnr } from './checks/sqnr';
import { stepBalance } from './checks/stepBalance';
import { tooFewSteps } from './checks/tooFewSteps';
import { undertrainedBase } from './checks/undertrainedBase';
import { vanishingGradient } from './checks/vanishingGradient';
import { whichHalf } from './checks/whichHalf';
import { whichLayer } from './checks/whichLayer';
import type { Check } from './finding';

/** Every check, the most thorough faults first: what stands above another explains it. */
export const checks: readonly Check[] = [
  bypass,
  foldIdentity,
  rateTooHigh,
  explodingGradient,
  neverFrozen,
  rangeDrift,
  frozenLayer,
  rateTooLow,
  vanishingGradient,
  tooFewSteps,
  undertrainedBase,
  stepBalance,
  normStatistics,
  oscillation,
  clipping,
  roundingHealth,
  sqnr,
  simulation,
  whichHalf,
  whichLayer,
  significance,
];
