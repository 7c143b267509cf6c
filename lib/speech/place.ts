/** A name of an area; `code` undefined: an area that the snapshot does not hold. */
export type PlaceName = { name: string; code: string };
/** Words for an area of a level: 全乡, 我县, the township; `code` is absent where the snapshot has no such area. */
export type LevelWords = { level: "village" | "township" | "county" | "prefecture" | "province" | "country"; code?: string };
export type PlaceMention = { start: number; end: number; code?: string; /** Each village, no single one. */ spread?: true };

const WORDS: Readonly<Record<LevelWords["level"], RegExp>> = {
  village: /(?:全|该|本|我|这个)村(?!级)|\b(?:the|this|that) village\b(?!s)/gi,
  township: /(?:全|我|本|该)(?:乡镇|乡|镇|街道)|\b(?:the|our|this|whole) (?:whole )?(?:township|town)\b(?![’'-])(?! (?:centre|average))|township-wide/gi,
  county: /(?:全|我|本|该)(?:县|区|旗)|\b(?:the|our|this|whole) (?:whole )?(?:county|district)\b|county-wide/gi,
  prefecture: /(?:全|我|本|该)(?:市|州|盟)|\b(?:the|our) (?:city|prefecture)\b/gi,
  province: /(?:全|我|本|该)(?:省|自治区)|\b(?:the|our) province\b/gi,
  country: /全国|\b(?:the (?:whole )?country|nationwide|nationally)\b/gi,
};
const SPREAD = /各(?:行政)?村|每个?村|村均|村与村|\beach village\b|\bper village\b|\bacross (?:the )?villages\b/gi;
const LONG = /[村乡镇县市区里街道社屯省州盟旗组国堡湾]$/;
const ENDING = /^(?:村|乡|镇|县|市|区|省|州|社区|街道|屯|里|、|和|及|与|两村|三村|[两三四五六七八九十2-9]个村|[\s,.;:'’）)]|\u3000|$)/;

/** Every area that a sentence names, in order; of names that overlap the longer one. */
export function findPlaces(text: string, names: readonly PlaceName[], levels: readonly LevelWords[], known: { village?: string | undefined; township?: string | undefined } = {}): PlaceMention[] {
  const found: PlaceMention[] = [];
  for (const { name, code } of names) {
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      const end = at + name.length;
      if (!isName(text, at, name) || found.some((one) => at < one.end && end > one.start)) continue;
      found.push({ start: at, end, code });
    }
  }
  for (const { level, code } of levels) {
    for (const match of text.matchAll(WORDS[level])) {
      const [start, end] = [match.index, match.index + match[0].length];
      if (found.some((one) => start < one.end && end > one.start)) continue;
      const before = found.filter((one) => one.end <= start && one.code !== undefined).at(-1)?.code;
      const meant = code ?? (level === "village" ? (before ?? known.village) : level === "township" ? known.township : undefined);
      found.push({ start, end, ...(meant === undefined ? {} : { code: meant }) });
    }
  }
  for (const match of text.matchAll(SPREAD)) found.push({ start: match.index, end: match.index + match[0].length, spread: true });
  return found.sort((one, two) => one.start - two.start);
}

/** Short names are also words (中心, 新民): in Chinese they count as names only before 村 or the like, or in a list of names. */
function isName(text: string, at: number, name: string): boolean {
  const rest = text.slice(at + name.length);
  if (/^[\x20-\x7e]+$/.test(name)) return !/[A-Za-z]/.test(text[at - 1] ?? "") && !/^[A-Za-z]/.test(rest);
  if (name.length >= 3 || (LONG.test(name) && name.length > 2)) return true;
  if (/^(?:、|和|及|与)/.test(rest)) return /^(?:、|和|及|与)[\u4e00-\u9fff]{2,3}(?:、|和|及|与|[两三四五六七八九十2-9]?个?村|村)/.test(rest);
  if (/^[：:]/.test(rest) && (at === 0 || /[\n。；]/.test(text[at - 1]!))) return true;
  return ENDING.test(rest) && !/^(?:[\s,.;:）)]|$)/.test(rest) ? true : LONG.test(name) && ENDING.test(rest);
}
