/** Of the normal distribution, two-sided 95 %. */
const Z = 1.959963984540054;

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * What a share of `hits` among `trials` (whole numbers, 0 ≤ hits ≤ trials) says about the share behind it, with 95 %
 * confidence; both bounds lie in 0 to 1. Null without trials. E. B. Wilson, Probable Inference, the Law of Succession,
 * and Statistical Inference, Journal of the American Statistical Association 22 (1927), 209–212: it holds for the few
 * verdicts that most rules have, where an interval around the mean would be empty or leave 0 to 1.
 */
export function wilsonInterval(hits: number, trials: number): Interval | null {
  if (trials === 0) return null;
  const share = hits / trials;
  const weight = 1 + Z ** 2 / trials;
  const middle = (share + Z ** 2 / (2 * trials)) / weight;
  const reach = (Z / weight) * Math.sqrt((share * (1 - share)) / trials + Z ** 2 / (4 * trials ** 2));
  return { low: Math.max(0, middle - reach), high: Math.min(1, middle + reach) };
}
