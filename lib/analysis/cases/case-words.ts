import { lineTopic } from "../../snapshots/check/line";
import { personIn } from "../../snapshots/check/person-text";
import { looksLikeName } from "../../snapshots/check/person-words";

/** Why a note is not taken: it names a person, or something over the line (design section 2). */
export type WordFault = { kind: "person" | "line"; /** The words that are meant, short. */ words: string };

const TITLES = "同志|女士|先生|大姐|大妈|大爷|书记|主任|村长|组长|站长|所长|医生|老师|会计|干事|夫妇";
const TITLED = new RegExp(`(\\p{Script=Han}{1,3})(?:${TITLES})`, "gu");
const CALLED = /(?:叫|名为|联系人|负责人|经办人|责任人|干部)[是为:：\s]*(\p{Script=Han}{2,3})(?=$|[^\p{Script=Han}]|负责|联系|同志)/gu;
const SENT = /(?:请|由|派|找|让|委托|安排)(\p{Script=Han}{2,3}?)(?=负责|联系|承担|牵头|陪同|包村|包户|上门|入户)/gu;
/** What may stand before 陈主任 without belonging to it. */
const FREE = /^$|[请由派找让与和向及民员给]$|[^\p{Script=Han}]$/u;
const ENGLISH_TITLED = /\b(?:Mr|Mrs|Ms|Miss|Dr|Comrade)\.?\s+\p{Lu}\p{L}+/u;
const CLAUSES = /[，。；、！？,.;!?\n：:（）()]+/u;

/** What a note or a label holds that may not stand in a case: offices and posts may be named, people may not. */
export function wordFault(text: string): WordFault | undefined {
  const clauses = text.split(CLAUSES).map((clause) => clause.trim()).filter(Boolean);
  const line = clauses.find((clause) => lineTopic(clause) !== undefined) ?? (lineTopic(text.replace(/\s+/gu, "").slice(0, 400)) === undefined || text.length > 40 ? undefined : text);
  if (line !== undefined) return { kind: "line", words: brief(line) };
  if (personIn(text) !== undefined || personIn(text.replace(/\s+/gu, " ")) !== undefined) return { kind: "person", words: "" };
  const named = nameIn(text);
  return named === undefined ? undefined : { kind: "person", words: named };
}

function nameIn(text: string): string | undefined {
  const plain = text.normalize("NFKC");
  if (looksLikeName(plain.trim())) return plain.trim();
  const english = ENGLISH_TITLED.exec(plain);
  if (english) return english[0];
  for (const [, before = ""] of plain.matchAll(TITLED)) {
    const name = [3, 2].map((length) => before.slice(-length)).find((part) => part.length >= 2 && looksLikeName(part));
    if (name) return name;
    // 陈主任: one letter that is a surname, with nothing before it that it could belong to.
    const last = before.slice(-1);
    if (FREE.test(before.slice(0, -1)) && looksLikeName(`${last}明`)) return last;
  }
  for (const [, name = ""] of [...plain.matchAll(CALLED), ...plain.matchAll(SENT)]) if (looksLikeName(name)) return name;
  return undefined;
}

const brief = (text: string) => ([...text].length > 20 ? `${[...text].slice(0, 20).join("")}…` : text);
