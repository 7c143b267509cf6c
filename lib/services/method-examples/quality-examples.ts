import { PERCENT } from "../../indicators/indicator";
import { boundaryHeaping, myers, whipple } from "../../statistics/age-heaping";
import { jointScore } from "../../statistics/joint-score";
import { MODIFIED_Z_OUTLIER, modifiedZ } from "../../statistics/outliers";
import type { SingleAges } from "../../analysis/single-ages";
import type { MethodId } from "../../views/methods/method-list";
import type { ExampleData } from "./example-data";
import { TWO, type ExampleText, type MadeExample, type Writing } from "./write-example";

/** Whether the numbers can be true. */
export const QUALITY_EXAMPLES = {
  chapman({ completeness }, w) {
    if (!completeness?.interval) return w.none("noFigure");
    const { events, exposure, value, interval } = completeness;
    return w.ok(w.t("ex_chapman", { who: w.who, ledger: w.number(events), total: w.number(exposure, 1), value: w.value(value, PERCENT), interval: w.interval(interval, PERCENT) }));
  },
  async "chain-ladder"({ pages }, w) {
    const nowcast = await pages.nowcast();
    if (nowcast.status === "none") return w.none(nowcast.reason === "village" ? "villageDelays" : nowcast.reason === "noDelays" ? "needsDelays" : "fewDelays");
    const { births, from, until, shares, toCome, se, exact, assumed } = nowcast;
    return w.ok(w.t("ex_chain-ladder", { area: w.area, births: `${exact ? "" : "≈ "}${w.number(births)}`, from, until, first: w.value(shares[0]!, { ...PERCENT, decimals: 0 }), toCome: w.number(toCome), se: w.number(se, 1), assumed: assumed > 0 ? w.t("monthsAssumed", { n: String(assumed) }) : "" }));
  },
  outliers({ rate, share }, w) {
    const chosen = rate ?? share;
    if (!chosen) return w.none("noFigure");
    const values = chosen.years.map(({ figure: { value } }) => value);
    const [earlier, now] = [values.slice(0, -1), values.at(-1)];
    if (earlier.length < 3 || now === undefined) return w.none("needsYears");
    const { score } = modifiedZ(earlier, now);
    const z = Number.isFinite(score) ? w.number(score, 1) : "∞";
    return w.ok(w.t("ex_outliers", { who: w.who, indicator: w.label(chosen), value: w.value(now, chosen.indicator.display), n: String(earlier.length), z, verdict: w.t(Math.abs(score) > MODIFIED_Z_OUTLIER ? "outlier" : "ordinary") }));
  },
  whipple: ({ ages }, w) => ofAges(ages, w, (one) => w.t("ex_whipple", { ...dayOf(one, w), value: w.number(100 * whipple(one.counts), 1) })),
  myers: ({ ages }, w) => ofAges(ages, w, (one) => w.t("ex_myers", { ...dayOf(one, w), value: w.number(myers(one.counts, { ageMin: 10, ageMax: 89 }), 1) })),
  boundary: ({ ages }, w) => ofAges(ages, w, (one) => {
    const { at, over } = boundaryHeaping(one.counts);
    return w.t("ex_boundary", { ...dayOf(one, w), at: w.number(at, 2), over: over === undefined ? "∞" : w.number(over, 2) });
  }),
  "joint-score"({ fiveYear }, w) {
    const bands = fiveYear?.bands ?? [];
    const isFive = bands.length >= 5 && bands.slice(0, -1).every(({ from, to }) => to === from + 4);
    const people = (sex: "male" | "female") => bands.map((band) => (band[sex].status === "ok" ? band[sex].value : 0));
    if (!isFive) return w.none("needsFiveYear");
    const everyone = [...people("male"), ...people("female")];
    if (everyone.includes(0) || everyone.reduce((sum, count) => sum + count, 0) < FEWEST_JOINT) return w.none("needsPeople");
    const { joint } = jointScore(people("male"), people("female"));
    return w.ok(w.t("ex_joint-score", { area: w.area, date: String(fiveYear!.year), value: w.number(joint, 1) }));
  },
  async kappa({ pages, area }, w) {
    if (area.level === "village") return w.none("villageTable");
    // The table with most wrong entries says most.
    const [most] = (await pages.crossTables()).filter((table) => table.kappa).sort((one, two) => two.wrong - one.wrong || two.total - one.total);
    if (!most?.kappa) return w.none("needsTable");
    const { kappa: { value, interval, agreement, byChance }, field, total, wrong } = most;
    return w.ok(w.t("ex_kappa", { who: w.who, field: w.t(fieldKey(field)), total: w.number(total), wrong: w.number(wrong), value: w.number(value, 2), interval: w.interval(interval, TWO), agreement: w.value(agreement, PERCENT), chance: w.value(byChance, PERCENT) }));
  },
} satisfies Partial<Record<MethodId, (data: ExampleData, w: Writing) => MadeExample>>;

/** A few people at these ages are no ground for an index. */
const FEWEST = 500;
const FEWEST_JOINT = 5000;

function ofAges(ages: SingleAges | undefined, w: Writing, write: (ages: SingleAges) => string): ExampleText {
  if (!ages) return w.none("needsAges");
  return ages.counts.slice(23, 63).reduce((sum, count) => sum + count, 0) >= FEWEST ? w.ok(write(ages)) : w.none("needsPeople");
}

const dayOf = ({ date }: SingleAges, w: Writing) => ({ area: w.area, date });

const FIELDS = ["sex", "order", "month", "age"] as const;
const fieldKey = (field: string) => `field_${FIELDS.find((one) => one === field) ?? "other"}` as const;
