/** Of the normal distribution, two-sided 95 %. */
const Z = 1.959963984540054;

/** How often the first judge said what the row says while the second said what the column says: square, whole numbers. */
export type Table = readonly (readonly number[])[];

/**
 * `none`: nothing was judged twice. `one_class`: both judges gave one and the same answer throughout, so that chance
 * alone would agree as often, and kappa is not defined. `no_spread`: the answers leave no variance to estimate, which is
 * no certainty. `few`: see `FEW`.
 */
export type KappaCaution = "none" | "one_class" | "no_spread" | "few";

export interface Kappa {
  /** −1 to 1; null where it is not defined. */
  readonly kappa: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly caution: KappaCaution | null;
}

/** The interval is one of large samples: under so many items it says too little to rest anything on. Our own choice. */
export const FEW = 30;

/**
 * Agreement of two judges beyond what chance would give, 1 at full agreement, 0 where it is no better than chance.
 * J. Cohen, A Coefficient of Agreement for Nominal Scales, Educational and Psychological Measurement 20 (1960), 37–46.
 * The 95 % interval is kappa ± 1.96 standard errors, cut at −1 and 1, by the large-sample variance of J. L. Fleiss,
 * J. Cohen and B. S. Everitt, Large Sample Standard Errors of Kappa and Weighted Kappa, Psychological Bulletin 72
 * (1969), 323–327.
 */
export function cohensKappa(table: Table): Kappa {
  const items = sumOf(table.flat());
  if (items === 0) return undefinedKappa("none");
  const shares = table.map((row) => row.map((count) => count / items));
  const { observed, expected } = agreementOf(shares);
  if (isOne(expected)) return undefinedKappa("one_class");

  const kappa = (observed - expected) / (1 - expected);
  const variance = varianceOf(shares) / (items * (1 - expected) ** 4);
  if (variance < VANISHING) return { kappa, low: null, high: null, caution: "no_spread" };
  const reach = Z * Math.sqrt(variance);
  return {
    kappa,
    low: Math.max(-1, kappa - reach),
    high: Math.min(1, kappa + reach),
    caution: items < FEW ? "few" : null,
  };
}

/** Below it a number is the rounding of a zero. */
const VANISHING = 1e-12;

const isOne = (share: number): boolean => 1 - share < VANISHING;

const undefinedKappa = (caution: KappaCaution): Kappa => ({ kappa: null, low: null, high: null, caution });

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0);

/** Shares of the first judge by row, of the second by column. */
const marginsOf = (shares: Table) => ({
  rows: shares.map(sumOf),
  columns: shares.map((_, column) => sumOf(shares.map((row) => row[column] ?? 0))),
});

function agreementOf(shares: Table) {
  const { rows, columns } = marginsOf(shares);
  return {
    observed: sumOf(shares.map((row, index) => row[index] ?? 0)),
    expected: sumOf(rows.map((share, index) => share * (columns[index] ?? 0))),
  };
}

/** The numerator of the variance: equation 13 of Fleiss, Cohen and Everitt for weights that are 1 on the diagonal, else 0. */
function varianceOf(shares: Table): number {
  const { rows, columns } = marginsOf(shares);
  const { observed, expected } = agreementOf(shares);
  const terms = shares.flatMap((row, i) =>
    row.map((share, j) => {
      // The margins cross: the column's of the row's class, and the row's of the column's.
      const margins = (columns[i] ?? 0) + (rows[j] ?? 0);
      return i === j
        ? share * (1 - expected - margins * (1 - observed)) ** 2
        : share * (1 - observed) ** 2 * margins ** 2;
    }),
  );
  return sumOf(terms) - (observed * expected - 2 * expected + observed) ** 2;
}
