import { createWriteStream } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { type Random, seededRandom } from "../../lib/base/random";

/** How much a package holds: villages in townships, counties, prefectures and provinces as China has them, and statistical years. */
export type Size = { villages: number; years: number; seed: number };

const LEVELS = ["province", "prefecture", "county", "township", "village"] as const;
/** Digits of the statistical code at each level, and how many children an area of the level above has. */
const DIGITS = [2, 2, 2, 3, 3];
const CHILDREN = { prefecture: 11, county: 9, township: 14, village: 15 };
const AS_OF_YEAR = 2009;

/**
 * Writes a ledger package of made-up villages: areas, population on the first day of each statistical year and the last, births and deaths by year, two services of one
 * quarter. The same size and seed always give the same bytes; memory does not grow with the villages. Returns rows per file.
 */
export async function writeManyVillages(folder: string, { villages, years, seed }: Size): Promise<Record<string, number>> {
  await mkdir(folder, { recursive: true });
  const ledger = { title: `${villages} 个村的测速台账`, as_of: `${AS_OF_YEAR}-10-05`, stat_year_start: 10, prepared_by: "测速", sample: true };
  await writeFile(join(folder, "ledger.json"), JSON.stringify(ledger));
  const random = seededRandom(seed);
  const files = {
    areas: await csv(folder, "areas.csv", "code,name_zh,name_en,level,parent,from,to,merged_into"),
    population: await csv(folder, "population.csv", "area,date,sex,age_from,age_to,count"),
    events: await csv(folder, "events.csv", "area,period,reported,kind,sex,band,count"),
    services: await csv(folder, "services.csv", "area,period,service,eligible,served"),
  };
  for (const { code, level, parent } of tree(villages)) {
    await files.areas.row(`${code},${level === "village" ? "村" : "区"}${code},Area ${code},${level},${parent},,,`);
    if (level === "village") await village(files, { code, years, random });
  }
  const rows: Record<string, number> = {};
  for (const [name, file] of Object.entries(files)) rows[`${name}.csv`] = await file.end();
  return rows;
}

type Files = Record<"areas" | "population" | "events" | "services", Csv>;

async function village(files: Files, { code, years, random }: { code: string; years: number; random: Random }): Promise<void> {
  const people = Math.round(Math.exp(6.8 + 0.7 * normal(random)));
  const [births, deaths] = [0.011 * Math.exp(0.25 * normal(random)), 0.007 * Math.exp(0.15 * normal(random))];
  for (let year = AS_OF_YEAR - years + 1; year <= AS_OF_YEAR; year += 1) {
    await files.population.row(`${code},${year - 1}-10-01,,0,,${people}`);
    const born = poisson(random, births * people);
    const boys = Array.from({ length: born }, () => Number(random() < 0.517)).reduce((sum, boy) => sum + boy, 0);
    await files.events.row(`${code},${year},,birth,M,,${boys}`);
    await files.events.row(`${code},${year},,birth,F,,${born - boys}`);
    await files.events.row(`${code},${year},,death,,,${poisson(random, deaths * people)}`);
  }
  await files.population.row(`${code},${AS_OF_YEAR}-10-01,,0,,${people}`);
  const reach = 0.8 + 0.18 * random();
  for (const [service, part] of [["child_health_0_6", 0.07], ["elderly_health_65", 0.1]] as const) {
    const eligible = poisson(random, part * people);
    const served = Array.from({ length: eligible }, () => Number(random() < reach)).reduce((sum, hit) => sum + hit, 0);
    await files.services.row(`${code},${AS_OF_YEAR}-Q4,${service},${eligible},${served}`);
  }
}

/** Areas from the top down: as many provinces, prefectures, counties and townships as the villages need. */
function* tree(villages: number): Generator<{ code: string; level: (typeof LEVELS)[number]; parent: string }> {
  const sizes = [CHILDREN.prefecture * CHILDREN.county * CHILDREN.township * CHILDREN.village, CHILDREN.county * CHILDREN.township * CHILDREN.village, CHILDREN.township * CHILDREN.village, CHILDREN.village, 1];
  const path: number[] = [];
  const prefix = (depth: number) => path.slice(0, depth).map((place, at) => String(place).padStart(DIGITS[at] as number, "0")).join("");
  const code = (depth: number) => (depth === 0 ? "" : prefix(depth).padEnd(12, "0"));
  for (let at = 0; at < villages; at += 1) {
    for (const [depth, level] of LEVELS.entries()) {
      if (at % (sizes[depth] as number) !== 0) continue;
      const above = sizes[depth - 1];
      const place = above === undefined ? Math.floor(at / (sizes[0] as number)) : Math.floor((at % above) / (sizes[depth] as number));
      path.length = depth;
      path.push(place + 11); // no part of a code is all zeros, which would be the parent's own code
      yield { code: code(depth + 1), level, parent: code(depth) };
    }
  }
}

type Csv = { row: (line: string) => Promise<void>; end: () => Promise<number> };

/** A CSV file written in chunks; waits where the disk does not keep up. */
async function csv(folder: string, name: string, header: string): Promise<Csv> {
  const file = createWriteStream(join(folder, name));
  let [text, rows] = [`${header}\n`, 0];
  const flush = async () => {
    if (!file.write(text)) await new Promise<void>((done) => void file.once("drain", () => done()));
    text = "";
  };
  return {
    async row(line) {
      text += `${line}\n`;
      rows += 1;
      if (text.length > 1 << 18) await flush();
    },
    async end() {
      await flush();
      file.end();
      await finished(file);
      return rows;
    },
  };
}

const normal = (random: Random): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** Poisson by inversion for small means, normal above: only the size of the numbers matters here. */
function poisson(random: Random, mean: number): number {
  if (mean > 500) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(random)));
  let [count, left] = [0, random() - Math.exp(-mean)];
  for (let chance = Math.exp(-mean); left > 0 && count < 5000; count += 1) {
    chance *= mean / (count + 1);
    left -= chance;
  }
  return count;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const { values } = parseArgs({ options: { villages: { type: "string", default: "600000" }, years: { type: "string", default: "2" }, seed: { type: "string", default: "1" }, out: { type: "string" } } });
  if (!values.out) throw new Error("tsx scripts/bench/many-villages.ts --out FOLDER [--villages 600000] [--years 2] [--seed 1]");
  const rows = await writeManyVillages(values.out, { villages: Number(values.villages), years: Number(values.years), seed: Number(values.seed) });
  process.stdout.write(`${JSON.stringify(rows)}\n`);
}
