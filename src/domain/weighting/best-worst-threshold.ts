/**
 * Up to which input-based consistency ratio best-worst judgements are acceptable (Liang, Brunelli & Rezaei 2020, Omega
 * 96:102175, table 3), by a_BW and by the number of items; 0 for a_BW = 2.
 */
const fewest = 3
const byScale: Readonly<Record<number, readonly number[]>> = {
  2: [0, 0, 0, 0, 0, 0, 0],
  3: [0.1667, 0.1667, 0.1667, 0.1667, 0.1667, 0.1667, 0.1667],
  4: [0.1121, 0.1529, 0.1898, 0.2206, 0.2527, 0.2577, 0.2683],
  5: [0.1354, 0.1994, 0.2306, 0.2546, 0.2716, 0.2844, 0.296],
  6: [0.133, 0.199, 0.2643, 0.3044, 0.3144, 0.3221, 0.3262],
  7: [0.1294, 0.2457, 0.2819, 0.3029, 0.3144, 0.3251, 0.3403],
  8: [0.1309, 0.2521, 0.2958, 0.3154, 0.3408, 0.362, 0.3657],
  9: [0.1359, 0.2681, 0.3062, 0.3337, 0.3517, 0.362, 0.3662],
}

/** @returns null outside the table: fewer than 3 items, more than 9, or judgements that are not whole */
export function acceptableRatio(bestOverWorst: number, items: number): number | null {
  return byScale[bestOverWorst]?.[items - fewest] ?? null
}

/** The table has four decimals. */
export function isAcceptable(ratio: number, threshold: number): boolean {
  return ratio <= threshold + 5e-5
}
