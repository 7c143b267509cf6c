import type { Derive } from "./asked";
import { balanceMeasure, fifthMoves } from "./balance";
import { laggingEvidence } from "./lagging";
import { implied, monthMoves, netRate, season, stock } from "./movement";
import { ages, cohort, projection } from "./people";
import { ageHeaping, birthsComplete, birthsCorrected, cleanUp, delays, kappa, nowcast, qualityScore } from "./quality";
import { activities, outlook } from "./services";
import { girls, groupRatio, orderChange, ratioSpread } from "./sex-ratio";
import { standing } from "./standing";

/**
 * Every number of a page that is no indicator's own figure, by its id under /how. A page links to one by `links.how(id, { parts })`; a new
 * page adds its own here.
 */
export const DERIVATIONS: Readonly<Record<string, Derive>> = {
  gini: balanceMeasure("gini"), theil: balanceMeasure("theil"), "theil-between": balanceMeasure("between"), "theil-within": balanceMeasure("within"), "fifth-ratio": balanceMeasure("fifthRatio"),
  lorenz: balanceMeasure("gini", "lorenz"), "fifth-moves": fifthMoves,
  "missing-girls": girls("missingGirls"), "girls-short": girls("girlsShort"), "ratio-change": orderChange, "ratio-spread": ratioSpread, "group-ratio": groupRatio,
  "net-interval": netRate, "implied-moves": implied, "season-in": season("in"), "season-out": season("out"), "months-in": monthMoves("in"), "months-out": monthMoves("out"), "stock-in": stock("in"), "stock-out": stock("out"),
  "service-outlook": outlook, activities, projection, ages, cohort, standing,
  "lagging-evidence": laggingEvidence,
  nowcast, delays, "clean-up": cleanUp, "births-complete": birthsComplete, "births-corrected": birthsCorrected, kappa, "age-heaping": ageHeaping, "quality-score": qualityScore,
};

/** The derivation of this id, where it is one. */
export const derivationOf = (id: string): Derive | undefined => (Object.hasOwn(DERIVATIONS, id) ? DERIVATIONS[id] : undefined);
