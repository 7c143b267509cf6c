import type { DisclosedFigure } from "../analysis/disclosure";
import { figuresOf } from "../analysis/figures";
import { yearsOf, type OpenLedger } from "../analysis/open-ledger";
import type { QuotedRow, QuotedToday, TodayOf } from "../analysis/quoted-rows";
import { roundHalfUp } from "../i18n/decimal";
import type { Indicator } from "../indicators/indicator";
import { phrasesOf } from "../speech/phrases";

/** What a unit makes of a number of this ledger; a unit that is not here is compared with nothing. */
const UNIT_POWERS: Readonly<Record<string, number>> = { "": 0, 人: 0, 例: 0, 户: 0, 次: 0, 场: 0, "‰": 3, "%": 2, "％": 2, 万人: -4 };
const SIGNS = new Set(["‰", "%", "％"]);

/** Sets beside each quoted total of a whole statistical year the ledger's own figure, where the ledger has the same thing under the same name. */
export async function quotedToday(ledger: OpenLedger, rows: readonly QuotedRow[]): Promise<QuotedToday[]> {
  const known = namesOf(ledger);
  const wanted = rows.map((row) => (yearsOf(ledger).includes(row.year) && row.period === String(row.year) ? fitting(known.get(row.item.toLowerCase()), row.unit) : undefined));
  const figures = await figuresFor(ledger, rows, wanted);
  return rows.map((row, at) => {
    const indicator = wanted[at];
    const figure = indicator && figures.get(`${indicator.id}|${row.area}|${row.year}`);
    return figure ? { ...row, today: { indicator: indicator.id, figure, verdict: verdictOf(row, figure) } } : row;
  });
}

/** Names of an indicator that a report may print as an item; only a name as a whole counts. */
function namesOf({ registry }: OpenLedger): Map<string, Indicator> {
  return new Map([...phrasesOf(registry.all)].reverse().map(({ text, indicator }) => [text, indicator]));
}

/** A rate is printed in ‰ or %, a count with a word or nothing; another unit is another thing. */
function fitting(indicator: Indicator | undefined, unit = ""): Indicator | undefined {
  if (!indicator || UNIT_POWERS[unit] === undefined) return undefined;
  const { kind } = indicator.formula;
  if (kind === "odds") return unit === "" ? indicator : undefined;
  return (kind === "count") === SIGNS.has(unit) ? undefined : indicator;
}

async function figuresFor(ledger: OpenLedger, rows: readonly QuotedRow[], wanted: readonly (Indicator | undefined)[]): Promise<Map<string, DisclosedFigure>> {
  const asked = rows.filter((_, at) => wanted[at]);
  if (asked.length === 0) return new Map();
  const areas = [...new Set(asked.map(({ area }) => area))].map((code) => ledger.tree.find(code).area);
  const figures = await figuresOf(ledger, { indicators: [...new Set(wanted.flatMap((one) => one ?? []))], areas, years: [...new Set(asked.map(({ year }) => year))], among: "none", change: false });
  return new Map(figures.map((figure) => [`${figure.indicator}|${figure.area}|${figure.period}`, figure]));
}

function verdictOf({ value, unit = "" }: QuotedRow, figure: DisclosedFigure): TodayOf["verdict"] {
  if (figure.status !== "ok") return "none";
  const power = UNIT_POWERS[unit]!;
  const decimals = (String(value).split(".")[1] ?? "").length;
  if (Number(roundHalfUp(figure.value, decimals, power)) === value) return "agrees";
  const inside = figure.interval && value >= figure.interval.lower * 10 ** power && value <= figure.interval.upper * 10 ** power;
  return inside ? "inside" : "differs";
}
