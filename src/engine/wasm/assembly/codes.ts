/** Returns the nearest whole numbers; ties go to the even one, or up. */
export function nearest(quotient: v128, halfUp: bool): v128 {
  return halfUp ? f32x4.floor(f32x4.add(quotient, f32x4.splat(0.5))) : f32x4.nearest(quotient);
}

/** Returns the codes moved to the nearer end where they lie outside; NaN stays NaN. */
export function clamp(code: v128, low: v128, high: v128): v128 {
  return f32x4.pmin(f32x4.pmax(code, low), high);
}

/** Returns a mask of the lanes from `low` to `high`, ends included; NaN is not among them. */
export function between(low: v128, x: v128, high: v128): v128 {
  return v128.and(f32x4.ge(x, low), f32x4.le(x, high));
}
