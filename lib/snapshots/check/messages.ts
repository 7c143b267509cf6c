import type { Bilingual } from "../../base/errors";
import { VALUE_LISTS } from "../files";
import { countMistake, readDate, readMonth, readPeriod } from "./rewriting";

/** What a message may speak of: the value found, and up to two further facts whose meaning depends on the code. */
export type Facts = { value: string; a: string; b: string };
type Sentence = (facts: Facts) => Bilingual;

const hintZh = (hint: string) => (hint ? `；是否指“${hint}”` : "");
const hintEn = (hint: string) => (hint ? `; did you mean "${hint}"` : "");

/** A code beside the Chinese value that may stand in its place. */
const codeZh = (code: string, values: Values): string => (values[code] ? `${code}（${values[code]}）` : code);
const codeEn = (code: string, values: Values): string => (values[code] ? `${code} (${values[code]})` : code);
type Values = Readonly<Record<string, string>>;

/** A value outside a closed list: `a` is the nearest value, `b` the list, whose Chinese values are told too. */
const listed =
  (zh: string, en: string, values: Values): Sentence =>
  ({ value, a, b }) => ({
    zh: `“${value}”不是${zh}；应为 ${listZh(b, values)}${hintZh(a)}；请改正后重新导入`,
    en: `"${value}" is not ${en}; expected one of ${listEn(b, values)}${hintEn(a)}; correct it and import again`,
  });

const listZh = (list: string, values: Values): string => list.split(", ").map((code) => codeZh(code, values)).join("、");
const listEn = (list: string, values: Values): string => list.split(", ").map((code) => codeEn(code, values)).join(", ");

/** A cell whose value can be read is told as it should be written; otherwise what the column takes. */
const rewritten =
  (read: (facts: Facts) => string | undefined, right: Bilingual, otherwise: Sentence): Sentence =>
  (facts) => {
    const meant = read(facts);
    return meant === undefined ? otherwise(facts) : { zh: `“${facts.value}”请写作 ${meant}；${right.zh}`, en: `write "${facts.value}" as ${meant}; ${right.en}` };
  };

/** Another row: `5`, or `5@1` where it stands in the first of several packages. */
const rowZh = (place: string) => place.replace(/^(\d*)(?:@(\d+))?$/, (_, row: string, packed?: string) => `${packed ? `第 ${packed} 个资料包` : ""}第 ${row} 行`);
const rowEn = (place: string) => place.replace(/^(\d*)(?:@(\d+))?$/, (_, row: string, packed?: string) => `row ${row}${packed ? ` of package ${packed}` : ""}`);

const levelZh = (level: string): string => (VALUE_LISTS.level as Record<string, string>)[level] ?? level;

const of =
  (zh: string, en: string): Sentence =>
  ({ value, a, b }) => ({ zh: fill(zh, value, a, b), en: fill(en, value, a, b) });

const fill = (text: string, value: string, a: string, b: string) => text.replace(/\{(value|a|b)\}/g, (_, name: string) => (name === "value" ? value : name === "a" ? a : b));

const person = (zh: string, en: string): Sentence =>
  of(`${zh}；台账资料包只收汇总数，不收个人信息，整个资料包已拒收；请删除后重新导入`, `${en}; a ledger package holds counts only and never a person, so the whole package is refused; remove it and import again`);

const line = (zh: string, en: string): Sentence =>
  of(
    `“{value}”涉及${zh}；本系统在此处不收这类项目；请删除（乡镇及以上的历史总数可写入 reported.csv）`,
    `"{value}" names ${en}; nothing of that kind is taken here; remove it (township totals of the past may stand in reported.csv)`,
  );

const TOTAL = /^(?:.{0,8}(?:合计|总计|小计|共计)|(?:(?:grand|sub)[-_]?)?totals?)$/iu;
const squeezed = (value: string): string => value.normalize("NFKC").replace(/\s+/gu, "");

/** `column` is where the value stands: a total is a row only where it names the row's own area. */
const isTotal = (value: string, column: string): boolean => ["area", "code"].includes(column) && TOTAL.test(squeezed(value));
const totalRow = (value: string): Bilingual => ({ zh: `“${value}”看来是合计行；合计由系统计算，请删除此行`, en: `"${value}" appears to be a row of totals; totals are computed here, remove the row` });

/** `a`: codes of the areas that bear the value as their name; `b`: the column. */
function badCode({ value, a, b }: Facts): Bilingual {
  if (isTotal(value, b)) return totalRow(value);
  if (/^\d(?:\.\d+)?E\+\d+$/iu.test(squeezed(value))) {
    return { zh: `“${value}”被表格软件改成了科学计数法；请把此列设为“文本”，重新填入完整代码`, en: `"${value}" was turned into scientific notation by a spreadsheet program; set the column to text and enter the whole code again` };
  }
  if (a.includes(", ")) return { zh: `此处须填地区代码而不是名称；名为“${value}”的地区不止一个：${a.replaceAll(", ", "、")}；请填所指的那一个`, en: `this takes the code of an area, not its name; several areas are named "${value}": ${a}; enter the one that is meant` };
  if (a) return { zh: `此处须填地区代码而不是名称；“${value}”的代码是 ${a}`, en: `this takes the code of an area, not its name; the code of "${value}" is ${a}` };
  return { zh: `“${value}”不是地区代码；应为 1 至 32 个字符，只用 0-9 A-Z a-z _ -；请改正`, en: `"${value}" is not an area code; expected 1 to 32 characters of 0-9 A-Z a-z _ -; correct it` };
}

/** `b`: the kind of the column; services take no years. */
function badPeriod({ value, a, b }: Facts): Bilingual {
  const years = b !== "serviceperiod";
  const wanted = {
    zh: years ? "应为月份 2009-03、统计年度的季度 2009-Q2 或统计年度 2009" : "应为月份 2009-03 或统计年度的季度 2009-Q2",
    en: years ? "expected a month 2009-03, a quarter of the statistical year 2009-Q2, or a statistical year 2009" : "expected a month 2009-03 or a quarter of the statistical year 2009-Q2",
  };
  return rewritten(() => readPeriod(value, { years }), wanted, of(`“{value}”不是期间；${wanted.zh}；请改正`, `"{value}" is not a period; ${wanted.en}; correct it`))({ value, a, b });
}

function notDigits({ value }: Facts): Bilingual {
  const mistake = countMistake(value);
  if (!mistake) return { zh: `“${value}”不是计数；只能用数字 0–9，不带正负号、空格、小数点、分隔符、指数或全角数字；不详请留空`, en: `"${value}" is not a count; expected the digits 0–9 only, without sign, blank, point, separator, exponent or full-width digit; leave it empty where not known` };
  const { zh, en, meant } = mistake;
  return { zh: `“${value}”${zh}；${meant === undefined ? "计数只用数字 0–9" : `请写作 ${meant}`}`, en: `"${value}" ${en}; ${meant === undefined ? "a count takes the digits 0–9 only" : `write ${meant}`}` };
}

/** Every code of the checks with its sentence, without the place: `placed` in faults.ts puts file, row and column before it. */
export const SENTENCES = {
  "value.missing": of("单元格为空；此列必须填写；请补上", "the cell is empty; this column must have a value; fill it in"),
  "row.empty": of("整行为空；请删除此行", "the whole row is empty; remove it"),
  "area.badCode": badCode,
  "area.unknown": ({ value, a, b }) =>
    isTotal(value, b) ? totalRow(value) : {
      zh: `areas.csv 中没有地区“${value}”${hintZh(a)}；请改正代码（注意前导零）或在 areas.csv 中补上该地区`,
      en: `areas.csv has no area "${value}"${hintEn(a)}; correct the code (mind leading zeros) or add the area to areas.csv`,
    },
  "area.notInPeriod": of("地区“{value}”在 {a} 不存在；areas.csv 中其启用、停用为 {b}；请改正期间，或改正该地区的启用、停用月份", 'area "{value}" did not exist in {a}; areas.csv has it {b}; correct the period, or from and to of the area'),
  "area.conflict": ({ value, a }) => ({
    zh: `地区“${value}”与${rowZh(a)}的记录内容不同；同一代码只能有一个地区；请使各资料包中的记录一致`,
    en: `area "${value}" differs from its record in ${rowEn(a)}; one code is one area; make the records of the packages agree`,
  }),
  "area.parentLoop": of("上级关系成环：{a}；应最终到达没有上级的地区；请改正上级代码", "the parents form a loop: {a}; they must end at an area without a parent; correct parent"),
  "area.parentLevel": ({ value, a, b }) => ({
    zh: `上级“${value}”的级别是“${levelZh(a)}”，不高于本地区的“${levelZh(b)}”；上级的级别必须更高；请改正级别或上级代码`,
    en: `parent "${value}" is of level ${a}, which is not larger than ${b}; a parent must be of a larger level; correct level or parent`,
  }),
  "area.mergeUnknown": ({ value, a }) => ({
    zh: `并入的地区“${value}”不在 areas.csv 中${hintZh(a)}；请改正代码或补上该地区`,
    en: `merged into "${value}", which areas.csv lacks${hintEn(a)}; correct the code or add the area`,
  }),
  "area.mergeLevel": ({ value, a, b }) => ({
    zh: `并入的地区“${value}”级别是“${levelZh(a)}”，本地区是“${levelZh(b)}”；合并须在同一级别；请改正`,
    en: `merged into "${value}" of level ${a}, while this area is of level ${b}; a merge keeps the level; correct it`,
  }),
  "area.mergeLoop": of("合并关系成环：{a}；应最终到达仍然存在的地区；请改正“并入”", "the merges form a loop: {a}; they must end at an area that still exists; correct merged_into"),
  "area.fromAfterTo": of("停用月份“{value}”早于启用月份 {a}；应不早于启用；请改正", 'to "{value}" is before from {a}; expected the same month or later; correct it'),
  "area.rootReserved": of("代码“{value}”保留给多个最高级地区的共同上级；请换用其他代码", 'the code "{value}" is kept for the common parent of several topmost areas; use another code'),
  "key.repeated": ({ a, b }) => ({
    zh: `与${rowZh(a)}重复：${b} 相同（空等于空）；同一记录只能出现一次；请合并或删除其一`,
    en: `repeats ${rowEn(a)}: the same ${b} (empty equals empty); a record may stand once; merge them or remove one`,
  }),
  "level.unknown": listed("级别", "a level", VALUE_LISTS.level),
  "sex.unknown": ({ value, a }) => ({
    zh: `“${value}”不是性别；应为 M（男）、F（女）、U（不详），或留空表示不分性别${hintZh(a)}；请改正`,
    en: `"${value}" is not a sex; expected M (男), F (女), U (不详, unknown), or empty for both together${hintEn(a)}; correct it`,
  }),
  "kind.unknown": listed("类别", "a kind of event", VALUE_LISTS.eventkind),
  "direction.unknown": listed("流动方向", "a direction", VALUE_LISTS.direction),
  "reach.unknown": listed("流动范围", "a reach", VALUE_LISTS.reach),
  "mode.unknown": listed("核查方式", "a way of checking", VALUE_LISTS.mode),
  "field.unknown": listed("错项项目", "a field", VALUE_LISTS.field),
  "source.unknown": listed("数据来源", "a source", VALUE_LISTS.source),
  "service.unknown": listed("已登记的服务项目", "a known service", VALUE_LISTS.service),
  "activity.unknown": listed("已登记的活动", "a known activity", VALUE_LISTS.activity),
  "indicator.notScored": ({ value, a, b }) => ({
    zh: `指标“${value}”不能设目标；只有考评的比例指标可设目标：${b.replaceAll(", ", "、")}${hintZh(a)}；请改正或删除`,
    en: `no target may be set on "${value}"; only scored indicators that are shares take one: ${b}${hintEn(a)}; correct or remove it`,
  }),
  "month.bad": rewritten(({ value }) => readMonth(value), { zh: "月份的写法是 年-月，用半角数字", en: "months are written YYYY-MM in plain digits" }, of("“{value}”不是月份；应写作 2009-03；请改正", '"{value}" is not a month; expected it written as 2009-03; correct it')),
  "period.bad": badPeriod,
  "period.notMonthOrQuarter": of("“{value}”是年度；服务数须按月或按季填报；请改写为 2009-03 或 2009-Q2 的形式", '"{value}" is a year; services are given by month or quarter; write it as 2009-03 or 2009-Q2'),
  "period.afterAsOf": of("期间“{value}”在数据截止日 {a} 之后才开始；应不晚于截止日；请改正期间或 ledger.json 的 as_of", 'period "{value}" begins after as_of {a}; expected one that begins by then; correct the period, or as_of in ledger.json'),
  "period.mixed": ({ value, a, b }) => ({
    zh: `“${value}”与${rowZh(a)}的“${b}”重叠；同一地区、同一类别、同一统计年度只能用一种期间；请只保留月份，或只保留季度、年度`,
    en: `"${value}" overlaps "${b}" of ${rowEn(a)}; one area, kind and statistical year takes one sort of period; keep the months only, or the quarters or year only`,
  }),
  "date.bad": rewritten(({ value }) => readDate(value), { zh: "日期的写法是 年-月-日，用半角数字", en: "dates are written YYYY-MM-DD in plain digits" }, of("“{value}”不是日期；应写作 2009-09-30；请改正", '"{value}" is not a date; expected it written as 2009-09-30; correct it')),
  "date.noSuchDay": of("日历上没有“{value}”这一天；请改正日期", 'the calendar has no day "{value}"; correct the date'),
  "date.afterAsOf": of("日期“{value}”晚于数据截止日 {a}；应不晚于截止日；请改正日期或 ledger.json 的 as_of", 'date "{value}" is after as_of {a}; expected that day or earlier; correct the date, or as_of in ledger.json'),
  "reported.beforePeriod": of("上报期间“{value}”早于期间 {a} 的第一个月；应不早于该月；请改正", 'reported "{value}" is before the first month of period {a}; expected that month or later; correct it'),
  "reported.afterAsOf": of("上报期间“{value}”晚于数据截止日 {a}；应不晚于截止日所在月；请改正", 'reported "{value}" is after as_of {a}; expected its month or earlier; correct it'),
  "reported.belowTownship": ({ value, a }) => ({
    zh: `地区“${value}”的级别是“${levelZh(a)}”；公布数只收乡镇及以上；请改为其所属乡镇或删除`,
    en: `area "${value}" is of level ${a}; published totals are taken at township level or above; use its township or remove the row`,
  }),
  "count.notDigits": notDigits,
  "count.tooLarge": of("“{value}”过大；计数最多 10 位数字；请核对", '"{value}" is too large; a count has at most 10 digits; check it'),
  "age.bad": of("“{value}”不是年龄；应为 0 至 150 的整数；请改正", '"{value}" is not an age; expected a whole number from 0 to 150; correct it'),
  "age.fromMissing": of("有年龄止“{a}”而年龄起为空；请补上年龄起（全部年龄：起为 0，止留空）", 'age_to is "{a}" but age_from is empty; fill in age_from (all ages: 0 and empty)'),
  "age.order": of("年龄止“{value}”小于年龄起 {a}；应不小于年龄起；请改正", 'age_to "{value}" is below age_from {a}; expected that age or more; correct it'),
  "band.bad": ({ value, a, b }) => ({
    zh: `“${value}”不是 ${codeZh(a, VALUE_LISTS.eventkind)}的档次；应为 ${listZh(b, VALUE_LISTS.reach)}；请改正`,
    en: `"${value}" is not a band of ${codeEn(a, VALUE_LISTS.eventkind)}; expected ${listEn(b, VALUE_LISTS.reach)}; correct it`,
  }),
  "band.overlap": ({ value, a, b }) => ({
    zh: `档次“${value}”与${rowZh(a)}的“${b}”重叠；同一张表内各档次不得重叠；请改正或删除其一`,
    en: `band "${value}" overlaps "${b}" of ${rowEn(a)}; bands inside one table must not overlap; correct or remove one`,
  }),
  "fieldValue.bad": ({ value, a, b }) => ({
    zh: `“${value}”不是项目 ${codeZh(a, VALUE_LISTS.field)}的值；应为 ${listZh(b, VALUE_LISTS.sex)}；请改正`,
    en: `"${value}" is not a value of field ${codeEn(a, VALUE_LISTS.field)}; expected ${listEn(b, VALUE_LISTS.sex)}; correct it`,
  }),
  "served.aboveEligible": of("已服务“{value}”大于应服务 {a}；应不大于应服务；请核对两数", 'served "{value}" is more than eligible {a}; expected at most that; check both'),
  "matched.aboveLedger": of("相符数“{value}”大于台账数 {a}；应不大于台账数；请核对两数", 'matched "{value}" is more than ledger {a}; expected at most that; check both'),
  "matched.aboveFound": of("相符数“{value}”大于核查数 {a}；应不大于核查数；请核对两数", 'matched "{value}" is more than found {a}; expected at most that; check both'),
  "fraction.notNumber": of("“{value}”不是小数；应为 0 与 1 之间的小数，如 0.95（不写 95%）；请改正", '"{value}" is not a fraction; expected a number between 0 and 1 such as 0.95 (not 95%); correct it'),
  "fraction.outOfRange": of("目标值“{value}”不在 0 与 1 之间；应写作小数，如 0.95；请改正", 'target "{value}" is not between 0 and 1; expected a fraction such as 0.95; correct it'),
  "number.bad": of("“{value}”不是数值；只能用数字 0–9、一个小数点和前置负号，不带单位、分隔符或百分号；请改正（单位写在 unit 列）", '"{value}" is not a number; expected digits 0–9 with at most one point and a leading minus, without unit, separator or per cent sign; correct it (the unit goes into unit)'),
  "person.nameColumn": person("此列看来是人名", "this column appears to hold names of persons"),
  "person.identityColumn": person("此列看来是证件号码", "this column appears to hold identity numbers"),
  "person.phoneColumn": person("此列看来是电话号码", "this column appears to hold telephone numbers"),
  "person.birthDateColumn": person("此列看来是出生日期", "this column appears to hold dates of birth"),
  "person.addressColumn": person("此列看来是家庭住址", "this column appears to hold home addresses"),
  "person.identityNumber": person("此处有身份证号码（内容已遮蔽）", "an identity number stands here (masked)"),
  "person.mobileNumber": person("此处有手机号码（内容已遮蔽）", "a mobile number stands here (masked)"),
  "person.birthDate": person("此处有出生日期（内容已遮蔽）", "a date of birth stands here (masked)"),
  "person.name": person("此处有人名（内容已遮蔽）", "the name of a person stands here (masked)"),
  "line.procedure": line("避孕或流引产手术", "a contraceptive or abortive procedure"),
  "line.pregnancyCheck": line("孕情检查", "a pregnancy check"),
  "line.fee": line("收费或罚款", "a fee or fine"),
  "line.permission": line("生育是否获准", "whether births were permitted"),
} as const satisfies Record<string, Sentence>;

export type CheckCode = keyof typeof SENTENCES;
