import type { Area, AreaTree } from "./area-tree";

/**
 * What an area is grouped under where the parts of `above` are shown: the child of `above` it lies in; undefined for that child itself.
 * So a county groups its villages by township, and a country by province, never by ten thousand townships.
 */
export function areaGroup(tree: AreaTree, above: Area, area: Area): Area | undefined {
  let under: Area | undefined;
  for (let now = tree.parent(area); now && now !== above; now = tree.parent(now)) under = now;
  return under;
}
