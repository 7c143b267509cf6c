import { CHINESE, ENGLISH, LINE_TOPICS, RUN_TOGETHER, SIMPLE_FORMS, type LineTopic } from "./line-words";

/** Where a text stands: the name of an area is held against fewer words, since places are called 碧云 and 上环 too. */
export type LinePlace = "label" | "areaName";

/**
 * The line of design section 2: does a code or label name a contraceptive or abortive procedure, a pregnancy check, a fee
 * or fine, or whether births were permitted? In Chinese, English and pinyin, through separators, blanks, case, full width,
 * invisible characters and look-alikes. For services, activities, targets, groups and configuration at any level, and for
 * everything below township.
 */
export function lineTopic(text: string, place: LinePlace = "label"): LineTopic | undefined {
  if (!/[\p{L}]/u.test(text)) return undefined;
  const forms = lineForms(text);
  return LINE_TOPICS.find((topic) => matchesTopic(forms, topic, place));
}

type Forms = { han: string; words: string; joined: string; readAsLetters: string };

const CHINESE_PATTERNS = patterns(CHINESE);
const ENGLISH_PATTERNS = patterns(ENGLISH, (source) => source.replaceAll("_", " "));
const JOINED_PATTERNS = patterns(RUN_TOGETHER);

function patterns(words: Record<LineTopic, readonly string[]>, spell: (source: string) => string = (source) => source): Record<LineTopic, RegExp> {
  return Object.fromEntries(LINE_TOPICS.map((topic) => [topic, new RegExp(words[topic].map((word) => `(?:${spell(word)})`).join("|"), "u")])) as Record<LineTopic, RegExp>;
}

/** A place may be called Fine or Fee; no place is called by these. */
const FEE_IN_NAMES = /\b(?:social (?:maintenance|support|compensation)|penalt(?:y|ies)|fines)\b/u;

/** Pinyin and single English words such as `fee` are ordinary in the names of places, and so are some Chinese pairs. */
const ORDINARY_IN_NAMES = /^(?:[上放取带戴透置]环|[环三双][检查]|四术|双查|环检|征收|清宫术|孕环|皮埋|药流|指标[内外]生|再生育|[男女]扎)$/u;

/** Villages of this very name exist (in the national list of 2023). */
const PLACE_CALLED_SO = /^结扎(?=村|乡|镇|社区)/u;

function matchesTopic(forms: Forms, topic: LineTopic, place: LinePlace): boolean {
  if (place === "areaName") {
    const found = CHINESE_PATTERNS[topic].exec(forms.han.replace(PLACE_CALLED_SO, ""));
    return (found !== null && !ORDINARY_IN_NAMES.test(found[0])) || (topic === "fee" ? FEE_IN_NAMES : ENGLISH_PATTERNS[topic]).test(forms.words);
  }
  return CHINESE_PATTERNS[topic].test(forms.han) || ENGLISH_PATTERNS[topic].test(forms.words) || JOINED_PATTERNS[topic].test(forms.joined) || JOINED_PATTERNS[topic].test(forms.readAsLetters);
}

const LOOK_ALIKES: Readonly<Record<string, string>> = Object.fromEntries([..."аеорсухіѕјԁһԛԝɡοαευικρντ"].map((letter, at) => [letter, [..."aeopcyxisjdhqwgoaeuikpvt"][at]!]));
const DIGITS_AS_LETTERS: Readonly<Record<string, string>> = { "0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t" };

/** The same text in the shapes the words are looked for in. */
function lineForms(text: string): Forms {
  const split = text.normalize("NFKC").replace(/\p{Default_Ignorable_Code_Point}/gu, "").replace(/(\p{Ll})(?=\p{Lu})|(\p{Lu})(?=\p{Lu}\p{Ll})/gu, "$1$2 ");
  const plain = split.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\x00-\x7f]/gu, (letter) => SIMPLE_FORMS[letter] ?? LOOK_ALIKES[letter] ?? letter);
  const words = plain.replace(/[^\p{L}\p{N}]+/gu, " ").replace(/(\p{L})(?=\p{N})|(\p{N})(?=\p{L})/gu, "$1$2 ").trim();
  const joined = plain.replace(/[^a-z]+/gu, "");
  return {
    han: plain.replace(/[^\p{L}\p{N}]+/gu, ""),
    words: words.replace(/\b(?:[a-z] ){2,}[a-z]\b/g, (letters) => letters.replaceAll(" ", "")),
    joined,
    readAsLetters: /[0-9]/.test(plain) ? plain.replace(/[0-9]/g, (digit) => DIGITS_AS_LETTERS[digit] ?? "").replace(/[^a-z]+/gu, "") : joined,
  };
}
