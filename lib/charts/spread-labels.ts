/** Moves labels apart, so that none covers another and none leaves the picture; their order stays. `at` is the middle of each, in px. */
export function spreadLabels<Label extends { at: number }>(labels: readonly Label[], gap: number, { top, bottom }: { top: number; bottom: number }): Label[] {
  const sorted = [...labels].sort((one, two) => one.at - two.at);
  const at: number[] = [];
  sorted.forEach((label, place) => at.push(Math.max(label.at, (at[place - 1] ?? top - gap) + gap)));
  for (let place = at.length - 1; place >= 0; place -= 1) at[place] = Math.min(at[place]!, (at[place + 1] ?? bottom + gap) - gap);
  // From below the first may have been pushed over the top: then there is no room for all, and they stand as close as they must.
  return sorted.map((label, place) => ({ ...label, at: Math.max(at[place]!, top) }));
}
