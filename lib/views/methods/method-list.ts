/** Pages on which a method may be at work; a link is made where the page is there. */
export type MethodPage = "/" | "/villages" | "/villages/[code]" | "/sex-ratio" | "/balance" | "/movement" | "/people" | "/services" | "/quality" | "/lagging";

export const METHOD_GROUPS = ["interval", "change", "compare", "quality", "balance", "people"] as const;
export type MethodGroup = (typeof METHOD_GROUPS)[number];

type Listed = { id: string; group: MethodGroup; /** Exported functions of lib/statistics, the main one first. */ functions: readonly [string, ...string[]]; pages: readonly MethodPage[] };

const EVERY = ["/", "/villages", "/villages/[code]", "/sex-ratio", "/balance", "/movement", "/people", "/services", "/quality"] as const;

/** Every method of lib/statistics, in the order in which the methods page tells of them. */
export const METHODS = [
  { id: "wilson", group: "interval", functions: ["wilson"], pages: EVERY },
  { id: "byar", group: "interval", functions: ["byar", "byarLimits", "rateInterval"], pages: EVERY },
  { id: "poisson-exact", group: "interval", functions: ["poissonExact"], pages: EVERY },
  { id: "sex-ratio", group: "interval", functions: ["sexRatio", "sexRatioInterval", "sexRatioLogInterval"], pages: EVERY },
  { id: "power", group: "interval", functions: ["birthsNeeded", "ratioPower"], pages: ["/villages", "/sex-ratio"] },
  { id: "bootstrap", group: "interval", functions: ["bootstrap", "chanceInequality"], pages: ["/balance"] },
  { id: "newcombe", group: "change", functions: ["newcombe"], pages: EVERY },
  { id: "rate-ratio", group: "change", functions: ["rateRatio", "conditionalP", "approximateRateTest"], pages: EVERY },
  { id: "share-ratio", group: "change", functions: ["katz", "woolf"], pages: [] },
  { id: "recent-trend", group: "change", functions: ["recentTrend", "trendJudgement"], pages: ["/", "/lagging"] },
  { id: "trend-test", group: "change", functions: ["shareTrend", "shareHeterogeneity"], pages: [] },
  { id: "xmr", group: "change", functions: ["xmr", "specialCauses", "sevenOnOneSide", "sevenInARow", "partOfSeven", "twoInThree"], pages: ["/villages/[code]", "/quality"] },
  { id: "progress", group: "change", functions: ["expectedFinish", "accruingShare", "chanceOfAtLeast"], pages: ["/services"] },
  { id: "funnel", group: "compare", functions: ["shareFunnel", "sexRatioFunnel", "ratioFunnel", "rateFunnel", "ratioLimitsAt", "shareClass", "ratioClass", "classOf"], pages: ["/villages", "/villages/[code]", "/sex-ratio"] },
  { id: "over-dispersion", group: "compare", functions: ["overDispersion"], pages: ["/villages"] },
  { id: "shrinkage-shares", group: "compare", functions: ["fitBetaBinomial", "shrunken"], pages: ["/", "/villages"] },
  { id: "shrinkage-rates", group: "compare", functions: ["fitGammaPoisson", "shrunken"], pages: ["/", "/villages"] },
  { id: "moment-shrinkage", group: "compare", functions: ["marshall", "marshallMoments", "martuzzi"], pages: [] },
  { id: "rank-region", group: "compare", functions: ["rankRegion", "missOfOne", "simultaneousZ", "simultaneousIntervals"], pages: ["/", "/villages", "/villages/[code]"] },
  { id: "tiers", group: "compare", functions: ["tiers"], pages: ["/", "/villages", "/villages/[code]"] },
  { id: "letters", group: "compare", functions: ["groupLetters"], pages: ["/villages"] },
  { id: "spread", group: "compare", functions: ["spreadOf"], pages: ["/villages/[code]"] },
  { id: "chance-spread", group: "compare", functions: ["chanceSpread", "ratioDistribution", "chanceDistribution"], pages: ["/sex-ratio"] },
  { id: "rank-interval", group: "compare", functions: ["rankIntervals", "exactRanks", "binnedRanks", "rankDistributions", "poissonBinomial"], pages: [] },
  { id: "one-sided", group: "compare", functions: ["shareTest", "shareTestWithin", "rateTest", "sexRatioTest"], pages: ["/", "/lagging"] },
  { id: "false-discovery", group: "compare", functions: ["benjaminiHochberg", "benjaminiYekutieli"], pages: ["/", "/lagging"] },
  { id: "standardised", group: "compare", functions: ["directRate", "indirectRatio"], pages: [] },
  { id: "moran", group: "compare", functions: ["moran", "moranOfRates"], pages: [] },
  { id: "chapman", group: "quality", functions: ["chapman", "completeness", "petersen"], pages: EVERY },
  { id: "chain-ladder", group: "quality", functions: ["chainLadder"], pages: ["/quality"] },
  { id: "outliers", group: "quality", functions: ["modifiedZ", "standardScore"], pages: ["/quality"] },
  { id: "whipple", group: "quality", functions: ["whipple", "noumbissi", "totalWhipple", "whippleClass"], pages: ["/quality"] },
  { id: "myers", group: "quality", functions: ["myers"], pages: ["/quality"] },
  { id: "boundary", group: "quality", functions: ["boundaryHeaping"], pages: ["/quality"] },
  { id: "joint-score", group: "quality", functions: ["jointScore", "ageRatioScore", "sexRatioScore"], pages: ["/quality"] },
  { id: "kappa", group: "quality", functions: ["kappa"], pages: ["/quality"] },
  { id: "gini", group: "balance", functions: ["gini", "lorenz"], pages: ["/balance"] },
  { id: "theil", group: "balance", functions: ["theil", "theilParts", "inequalityOf"], pages: ["/balance"] },
  { id: "fifths", group: "balance", functions: ["fifths", "inequalityOf"], pages: ["/balance"] },
  { id: "chance-inequality", group: "balance", functions: ["chanceInequality", "inequalityOf", "commonOfShown", "chanceLorenz"], pages: ["/balance"] },
  { id: "fifth-moves", group: "balance", functions: ["fifthMoves"], pages: ["/balance"] },
  { id: "atkinson", group: "balance", functions: ["atkinson", "herfindahl"], pages: [] },
  { id: "inequality-slope", group: "balance", functions: ["inequalitySlope"], pages: [] },
  { id: "dissimilarity", group: "balance", functions: ["dissimilarity"], pages: [] },
  { id: "kitagawa", group: "balance", functions: ["kitagawa", "productEffects"], pages: ["/sex-ratio"] },
  { id: "missing-girls", group: "people", functions: ["missingGirls", "girlsShort"], pages: ["/sex-ratio"] },
  { id: "seasonality", group: "people", functions: ["seasonality", "festivalContrast"], pages: ["/movement"] },
  { id: "life-table", group: "people", functions: ["lifeTable", "lifeRows", "infantAge", "livedPart"], pages: ["/people"] },
  { id: "borrowed-mortality", group: "people", functions: ["mortalityRatio", "borrowedLifeTable"], pages: ["/people"] },
  { id: "fertility", group: "people", functions: ["fertilitySchedule", "totalFertility"], pages: ["/people"] },
  { id: "projection", group: "people", functions: ["projectPopulation", "projectionRange", "cohortSurvival", "moveShares"], pages: ["/people"] },
] as const satisfies readonly Listed[];

export type MethodId = (typeof METHODS)[number]["id"];

/** Exported functions that are parts of methods and none themselves: checks of input, distributions, grids, sums. */
export const HELPERS: readonly string[] = [
  "demand", "isAmount", "isWholeCount", "demandFinite", "demandAmounts", "demandWeighted", "demandLevel", "twoSidedZ", "verdictOf", "excluding", "poissonTails",
  "columnsOf", "sizeOf", "cdfOf", "quantileOf", "demandPosterior", "rankAt", "evenly", "quantileGrid", "fillGrid", "placeOn", "scaled", "scaledFunctions",
  "risingLn", "tally", "ratioOfShare", "birthsOf", "demandBirths", "fitPlaces", "highest", "demandShare", "quantile",
  "isPositive", "isFiniteNumber", "widthOf", "demandBands", "demandPerBand", "singleAges", "bandSums", "startOf", "yearRates", "yearOn", "commonValue", "drawCommon", "drawShown", "thin", "sumOf",
  "drawBinomial", "drawPoisson", "drawNormal", "drawGamma", "drawBeta", "demandShares", "betaCountQuantile", "servedDispersion", "gammaTails", "gammaCdf", "gammaQuantile", "poissonSides",
  "chiSquareAbove", "letterOf", "lettersText", "daysOf", "demandYears",
];

/** The method that made an interval, by the name in the interval itself; absent for names of no method here. */
export const methodOfInterval = (method: string): MethodId | undefined => BY_INTERVAL[method];

const BY_INTERVAL: Readonly<Record<string, MethodId>> = {
  wilson: "wilson", byar: "byar", "exact-poisson": "poisson-exact", "wilson-odds": "sex-ratio", chapman: "chapman", newcombe: "newcombe", "conditional-binomial": "rate-ratio",
  "empirical-bayes-beta": "shrinkage-shares", "empirical-bayes-gamma": "shrinkage-rates", "pooled-wilson": "shrinkage-shares", "pooled-byar": "shrinkage-rates", "pooled-exact-poisson": "shrinkage-rates",
};
