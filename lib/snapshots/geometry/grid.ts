/** In degrees: about a metre. */
export const GRID = 1e-5;

/** Whole steps of GRID from −180, −90. */
export type GridPoint = readonly [x: number, y: number];
/** Places of arcs that follow one another; `~at` stands for arc `at` backwards, as in TopoJSON. */
export type ArcRing = number[];
