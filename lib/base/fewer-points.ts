/**
 * Leaves out points of a line that lie within a distance of what is left; its ends stay. Douglas and Peucker 1973, Cartographica 10:112.
 * `wide`: what a step along x counts beside one along y, such as a degree of longitude beside one of latitude.
 */
export function fewerPoints<Point extends readonly [number, number]>(line: readonly Point[], within: number, wide = 1): Point[] {
  if (line.length < 3) return [...line];
  const kept = new Uint8Array(line.length);
  kept[0] = kept[line.length - 1] = 1;
  const open: [number, number][] = [[0, line.length - 1]];
  for (let part = open.pop(); part; part = open.pop()) {
    const [from, to] = part;
    let [far, farthest] = [within, -1];
    for (let at = from + 1; at < to; at += 1) {
      const distance = distanceOf(line[at]!, line[from]!, line[to]!, wide);
      if (distance > far) [far, farthest] = [distance, at];
    }
    if (farthest < 0) continue;
    kept[farthest] = 1;
    open.push([from, farthest], [farthest, to]);
  }
  return line.filter((_, at) => kept[at] === 1);
}

/** From a point to the stretch between two others. */
function distanceOf([x, y]: readonly [number, number], [fromX, fromY]: readonly [number, number], [toX, toY]: readonly [number, number], wide: number): number {
  const [dx, dy] = [(toX - fromX) * wide, toY - fromY];
  const [px, py] = [(x - fromX) * wide, y - fromY];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / length));
  return Math.hypot(px - along * dx, py - along * dy);
}
