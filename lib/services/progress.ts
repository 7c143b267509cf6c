/** The stages of an import, in their order. */
export const STAGES = ["read", "map", "check", "publish"] as const;
export type Stage = (typeof STAGES)[number];

/** How far a long piece of work has come: `done` of `total` in the stage's own unit (0 = not known), and the rows it is about. */
export type ProgressEvent = { stage: Stage; done: number; total: number; rows: number };
export type OnProgress = (event: ProgressEvent) => void;
