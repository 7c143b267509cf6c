/** Where time comes from, so that tests and seeded runs can set it. */
export type Clock = { now(): Date };

export const systemClock: Clock = { now: () => new Date() };
