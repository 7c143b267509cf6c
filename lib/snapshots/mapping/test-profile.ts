/** For tests: the columns of made-up foreign tables. */
export const month = { field: "month", date: { pattern: "YYYMM", yearPlus: 1911, as: "month" } };
const columns = { month: "年月", code: "代号", district: "区", village: ["村", "村名"], births: "生", births_m: "生男", births_f: "生女" };
const { code: _, ...early } = columns;
/** The beginning of a code. */
export const prefix = (length: number) => ({ field: "code", steps: [{ cut: [0, length] }] });
/** Made-up tables with the traps of real ones: layouts that change, codes that come late, names that change, other calendars. */
export const PROFILE = {
  version: 1,
  ledger: { title: "外来表", as_of: "latest", stat_year_start: 1, prepared_by: "统计办公室" },
  root: { code: "R", name_zh: "全区", level: "country" },
  lifetime: "observed",
  inputs: [{
    id: "months",
    layouts: [
      { columns, ignore: ["备注"] },
      { headerRows: 2, columns: { ...Object.fromEntries(Object.entries(columns).map(([field, names]) => [field, `${field}/${[names].flat()[0]}`])) } },
      { columns: early, ignore: [""] },
    ],
    clean: { code: [{ replace: ["-", ""] }], district: ["removeBlanks"] },
    blank: ["NA"],
    skip: [{ where: [{ field: "village", equals: ["合计"] }], reason: { zh: "合计行", en: "a total" } }],
    equal: [{ total: "births", parts: ["births_m", "births_f"] }],
    lookup: { field: "code", by: ["district", "village"], rewrite: { district: [{ match: "甲县(.+)镇", to: "甲市\\1区" }] }, enclosing: { by: ["district"], steps: [{ cut: [0, 4] }] } },
    time: month,
    emit: [{ file: "events", columns: { area: { field: "code" }, period: month, kind: { value: "birth" } }, unpivot: [{ field: "births_m", set: { sex: "M" } }, { field: "births_f", set: { sex: "F" } }] }],
    areas: [
      { level: "village", code: { field: "code" }, name: { field: "village" }, parents: [prefix(4)] },
      { level: "township", where: [{ field: "code", matches: "^[0-9]{4}" }], code: prefix(4), name: { field: "district", steps: [{ match: "..(.+)", to: "\\1" }] }, parents: [prefix(2)] },
      { level: "county", where: [{ field: "code", matches: "^[0-9]{4}" }], code: prefix(2), name: { field: "district", steps: [{ match: "(..).+", to: "\\1" }] } },
    ],
  }],
};

/** A table of that kind, with codes. */
export const CODED = "\ufeff年月,代号,区,村,生,生男,生女,备注\r\n10701,\"6201-001  \",甲市　东 区,环城村,3,1,2,x\r\n10701,6201-002,甲市东区,计\ue000村,NA,NA,NA,\r\n,,,合计,3,1,2,\r\n";
