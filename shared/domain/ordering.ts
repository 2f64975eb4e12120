/** Orders text by code unit, which is the same on every machine; locale collation is not, and a result must not depend on the desk. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The first comparison that decides, so that a sort has one total order and the same input always gives the same output. */
export const firstDecided = (...comparisons: readonly number[]): number =>
  comparisons.find((comparison) => comparison !== 0) ?? 0
