import { demandWeighted } from "./gini";

export type Fifths = { top: number; bottom: number } & ({ status: "ok"; ratio: number } | { status: "undefined"; reason: "zeroDenominator" });

/**
 * Ratio of the top to the bottom fifth: mean of the fifth of the areas (or, with weights, of the people) with the highest values over
 * that with the lowest. An area on the edge of a fifth counts with the part that lies inside. Undefined where the bottom fifth
 * has 0.
 * Domain: values ≥ 0, at least one; weights ≥ 0 with a sum above 0. Unit of top and bottom: that of the values.
 * OECD, income inequality indicators (S80/S20).
 */
export function fifths(values: readonly number[], weights: readonly number[] = values.map(() => 1)): Fifths {
  const fifth = demandWeighted("fifths", values, weights) / 5;
  const order = values.map((_, at) => at).sort((a, b) => (values[a] as number) - (values[b] as number) || a - b);
  const mean = (places: readonly number[]) => {
    let [room, sum] = [fifth, 0];
    for (const at of places) {
      const part = Math.min(room, weights[at] as number);
      sum += part * (values[at] as number);
      room -= part;
    }
    return sum / fifth;
  };
  const [bottom, top] = [mean(order), mean(order.reverse())];
  return bottom === 0 ? { top, bottom, status: "undefined", reason: "zeroDenominator" } : { top, bottom, status: "ok", ratio: top / bottom };
}
