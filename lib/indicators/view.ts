import { isComparable, isScored, type Indicator } from "./indicator";

/** Views of `show`: formats.md section 5. */
export const VIEWS = ["overview", "villages", "village", "sex-ratio", "balance", "movement", "people", "services", "quality", "lagging", "circular", "history"] as const;
export type View = (typeof VIEWS)[number];
export const isView = (text: string): text is View => (VIEWS as readonly string[]).includes(text);

const NATURAL = new Set(["births", "deaths", "birth-rate", "death-rate", "natural-increase"]);

/** Which indicators a view answers for; history quotes rows instead of figures. */
export const SHOWN_IN: Record<View, (indicator: Indicator) => boolean> = {
  overview: (indicator) => indicator.headline === true,
  villages: () => true,
  village: () => true,
  "sex-ratio": ({ id }) => id === "births" || id.startsWith("sex-ratio-"),
  // Between villages: all that may be compared. A described indicator has no place in a table of gaps.
  balance: (indicator) => isComparable(indicator),
  movement: ({ topic }) => topic === "moves",
  people: ({ topic, id }) => topic === "population" || NATURAL.has(id) || id === "child-sex-ratio",
  services: ({ topic }) => topic === "services" || topic === "activity",
  quality: ({ topic }) => topic === "reporting",
  lagging: (indicator) => isScored(indicator),
  // The circular of a period tells of villages on the list, not of figures.
  circular: () => false,
  history: () => false,
};
