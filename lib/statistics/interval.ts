/** A two-sided interval with the method that made it; `level` is a fraction, such as 0.95. */
export type Interval = { lower: number; upper: number; level: number; method: string };
/** Events out of trials: whole numbers, or a weighted sum in a worked example. */
export type Count = { events: number; trials: number };
/** Events over exposure, in person-years or the like. */
export type Rate = { events: number; exposure: number };
