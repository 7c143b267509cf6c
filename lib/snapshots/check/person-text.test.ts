import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isIdentity15, isIdentity18, personIn } from "./person-text";
import { looksLikeName, personHeading } from "./person-words";
import { LEDGER_FILES, type Column } from "../files";

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const withCheckDigit = (digits: string) => digits + "10X98765432"[WEIGHTS.reduce((sum, weight, at) => sum + weight * Number(digits[at]), 0) % 11];
const day = fc.date({ min: new Date("1900-01-01T00:00:00Z"), max: new Date("2026-12-31T00:00:00Z"), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10).replaceAll("-", ""));
const digits = (length: number) => fc.stringMatching(new RegExp(`^[1-9][0-9]{${length - 1}}$`));
const identity18 = fc.tuple(digits(6), day, digits(3)).map(([region, date, serial]) => withCheckDigit(region + date + serial));
const identity15 = fc.tuple(digits(6), day, digits(3)).map(([region, date, serial]) => region + date.slice(2) + serial);
const mobile = fc.tuple(fc.constantFrom("13", "14", "15", "16", "17", "18", "19"), fc.stringMatching(/^[0-9]{9}$/)).map((parts) => parts.join(""));
const around = fc.constantFrom("", " ", "号码", "，", "x: ", "(", "=", "电话：", "张三 ", "第一组", "、");
const fullWidth = (text: string) => text.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).replace("X", "Ｘ");
const spelled = fc.constantFrom((text: string) => text, fullWidth, (text: string) => [...text].join("\u200b"), (text: string) => text.toLowerCase());

describe("personIn", () => {
  it("finds every identity number, alone, in a text, in full width, with invisible characters", () => {
    fc.assert(fc.property(fc.oneof(identity18, identity15), around, around, spelled, (number, before, after, spell) => personIn(before + spell(number) + after) === "person.identityNumber"));
  });

  it("takes no number for an identity number whose check digit is wrong", () => {
    fc.assert(
      fc.property(identity18, fc.integer({ min: 1, max: 9 }), (number, shift) => {
        const last = number[17] === "X" ? 10 : Number(number[17]);
        const wrong = (last + shift) % 11;
        return personIn(number.slice(0, 17) + (wrong === 10 ? "X" : String(wrong))) === undefined;
      }),
    );
  });

  it("finds every mobile number", () => {
    fc.assert(fc.property(mobile, around, around, spelled, (number, before, after, spell) => personIn(before + spell(number) + after) === "person.mobileNumber"));
  });

  it("leaves shorter and longer digit runs alone", () => {
    fc.assert(fc.property(fc.stringMatching(/^(?:[0-9]{1,10}|[0-9]{12}|[2-9][0-9]{13}|[0-9]{16}|[0-9]{19,30})$/), (number) => personIn(number) === undefined || /^86/.test(number)));
  });

  it.each([
    ["11010519491231002X", "person.identityNumber"],
    ["110105194912310020", undefined],
    ["110105194913310022", undefined],
    ["130503670401001", "person.identityNumber"],
    ["130503671301001", undefined],
    ["110105-19491231-002x", "person.identityNumber"],
    ["138 0013 8000", "person.mobileNumber"],
    ["+86-13800138000", "person.mobileNumber"],
    ["8613800138000", "person.mobileNumber"],
    ["12800138000", undefined],
    ["0.13800138000", undefined],
    ["出生于1985年3月2日", "person.birthDate"],
    ["出生日期：1985-03-02", "person.birthDate"],
    ["1985年3月2日生", "person.birthDate"],
    ["１９８５．３．２出生", "person.birthDate"],
    ["born 2 March 1985", "person.birthDate"],
    ["DOB 1985/3/2", "person.birthDate"],
    ["2008年10月1日至2009年9月30日出生人口", undefined],
    ["2009年9月30日出生人口", undefined],
    ["2009年出生", undefined],
    ["2009-03-02", undefined],
    ["户主：张三", "person.name"],
    ["乡镇人口计生工作会议讲话", undefined],
    ["330106001201", undefined],
  ])("judges %s", (text, expected) => {
    expect(personIn(text)).toBe(expected);
  });

  it("takes a whole date in a text for a date of birth, elsewhere for a date", () => {
    expect(personIn("1985-03-02", "text")).toBe("person.birthDate");
    expect(personIn("19850302", "text")).toBe("person.birthDate");
    expect(personIn("19850302", "unknown")).toBeUndefined();
    expect(personIn("1985年3月2日", "unknown")).toBe("person.birthDate");
    expect(personIn("1985-02-30", "text")).toBeUndefined();
    expect(personIn("1985-03-02", "other")).toBeUndefined();
  });

  it("asks for a real day in both lengths", () => {
    expect(isIdentity18(withCheckDigit("11010520000229002"))).toBe(true);
    expect(isIdentity18(withCheckDigit("11010519000229002"))).toBe(false);
    expect(isIdentity15("110105000229002")).toBe(false);
    expect(isIdentity15("110105040229002")).toBe(true);
  });
});

describe("personHeading", () => {
  it.each(["姓名", "户主", "戶主姓名", "身份证", "身份証號碼", "公民身份号码", "手机", "手 机 号", "联系电话", "出生日期", "出生年月", "生日", "birthday", "Birth_Date", "id_card", "ID Number", "phone", "Household Head", "spouse_name", "full name", "母亲姓名", "ｐｈｏｎｅ", "家庭住址", "phone/电话", "户/手机"])("knows %s", (heading) => {
    expect(personHeading(heading)).toMatch(/^person\./);
  });

  it.each(["出生數-男", "出生数", "birth_total_m", "household_no", "戶數", "村里名稱", "statistic_yyymm", "site_id", "户籍人口", "国家机关、党群组织、企业、事业单位负责人", "15-49岁育龄妇女（%）", "有65岁及以上老年人口的户数（户）-合计", "marry_pair_SameSex_m", "区划代码", "county", "id"])("leaves %s alone", (heading) => {
    expect(personHeading(heading)).toBeUndefined();
  });

  it("leaves every column of the ledger alone", () => {
    const names = Object.values(LEDGER_FILES).flatMap(({ columns }) => (columns as readonly Column[]).flatMap(({ name, zh }) => [name, ...zh]));

    expect(names.filter((name) => personHeading(name) !== undefined)).toEqual([]);
  });
});

describe("looksLikeName", () => {
  it.each([["张三", true], ["李小明", true], ["乡统计办", false], ["高村", false], ["王家庄村", false], ["统计组", false], ["山河乡", false], ["Zhang", false]])("judges %s", (text, expected) => {
    expect(looksLikeName(text)).toBe(expected);
  });
});
