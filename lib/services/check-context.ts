import type { Area } from "../analysis/area-tree";
import { loadGroups } from "../analysis/groups";
import type { OpenLedger } from "../analysis/open-ledger";
import type { ClaimContext } from "../speech/claim";
import { speechWords } from "../speech/phrases";
import type { LevelWords, PlaceName } from "../speech/place";

const LEVELS: readonly LevelWords["level"][] = ["country", "province", "prefecture", "county", "township", "village"];
const SUFFIX = /(?:村民委员会|居民委员会|村委会|居委会|社区|村|乡|镇|街道|县|市|区)$/;

/** What the words of a draft may mean: names of the areas and groups of a snapshot, and what 全乡 or 我县 is when the draft is of `home`. */
export async function checkContext(ledger: OpenLedger, { home, year, text }: { home: Area; year: number; text: string }): Promise<ClaimContext> {
  const { tree, registry, entry } = ledger;
  const below = tree.areas.slice(home.pos, home.last + 1);
  const areas = [...tree.ancestors(home), ...below];
  const groups = (await loadGroups(ledger)).all;
  const names: PlaceName[] = [
    ...areas.flatMap((area) => namesOf(area).map((name) => ({ name, code: area.code }))),
    ...groups.flatMap(({ id, nameZh, nameEn }) => [nameZh, ...(nameEn ? [nameEn] : [])].map((name) => ({ name, code: id }))),
    ...tree.aliases.flatMap(({ nameZh, nameEn, successor }) => [nameZh, ...(nameEn ? [nameEn] : [])].map((name) => ({ name, code: successor }))),
  ].filter(({ name }) => name.length > 1 && text.includes(name));
  const levelOf = (wanted: Area["level"]) => below.flatMap(({ code, level }) => (level === wanted ? [code] : []));
  return {
    year, statYearStart: entry.statYearStart, area: home.code, words: speechWords(registry.all), names: unique(names, home.code),
    levels: levelWords([...tree.ancestors(home), home]), villages: new Set(levelOf("village")), townships: new Set(levelOf("township")),
  };
}

function namesOf({ nameZh, nameEn }: Area): string[] {
  const short = nameZh.replace(SUFFIX, "");
  return [...new Set([nameZh, ...(short.length >= 2 ? [short] : []), ...(nameEn ? [nameEn, nameEn.replace(/ (?:village|township|town|county)$/i, "")] : [])])];
}

/** Longer names first; a name that several areas bear says nothing of which is meant, unless one of them is the home itself. */
function unique(names: readonly PlaceName[], home: string): PlaceName[] {
  const codes = new Map<string, Set<string>>();
  for (const { name, code } of names) codes.set(name, (codes.get(name) ?? new Set()).add(code));
  const clear = [...codes].flatMap(([name, all]): PlaceName[] => (all.size === 1 ? [{ name, code: [...all][0]! }] : all.has(home) ? [{ name, code: home }] : []));
  return clear.sort((one, two) => two.name.length - one.name.length);
}

/** 全县 is the county that the home is or lies in; where there is none, the snapshot does not hold it. */
function levelWords(line: readonly Area[]): LevelWords[] {
  return LEVELS.map((level) => {
    const area = line.find((one) => one.level === level);
    return { level, ...(area ? { code: area.code } : {}) };
  });
}
