import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { VALUE_LISTS } from "../files";
import { ledgerLineFaults } from "./line-check";
import { lineTopic } from "./line";

const BEYOND = {
  procedure: ["结扎", "結紮", "放环", "上环", "取环", "人流", "引产", "引產", "避孕", "节育", "节育环", "男扎", "女扎", "四术", "sterilization", "sterilisation", "Sterilised_women", "IUD", "iud_insertion", "vasectomy", "tubal", "tubal-ligation", "abortion", "induced abortions", "contraceptive_use", "contraception", "jieza", "fanghuan", "shanghuan", "quhuan", "renliu", "yinchan", "biyun", "jieyu", "jie_za", "JieZa106", "jié zā", "避孕及时率", "人流引产", "计划生育手术结扎例数"],
  pregnancyCheck: ["孕检", "查环", "妇检", "孕情监测", "pregnancy_test", "pregnancy-check", "PregnancyExam", "yunjian", "iud_check", "环孕检"],
  fee: ["社会抚养费", "社會撫養費", "罚款", "罰款", "征收社会抚养费", "fine", "fee", "fees", "social_maintenance_fee", "shehuifuyangfei", "fakuan", "fine_collection"],
  permission: ["计划内", "計劃內", "计划外出生", "政策内", "政策外", "超生", "准生证", "準生證", "生育证", "计划生育率", "permitted", "permitted_births", "unplanned", "unplannedBirth", "out-of-plan", "out_of_policy", "births in policy", "birth_permit", "chaosheng", "jihuawai", "符合政策生育率"],
} as const;

const ALLOWED = [
  ...Object.entries(VALUE_LISTS.service).flat(), ...Object.entries(VALUE_LISTS.activity).flat(), ...Object.keys(VALUE_LISTS.service).map((code) => `service-${code.replaceAll("_", "-")}`),
  "计家村", "环城村", "引水村", "人和村", "上环城村", "胎里村", "避风塘村", "网上环境教育", "吸引产业", "老人流感疫苗", "精准生产", "产妇健康检查", "政策内容宣传", "计划内容", "流动人口", "婚前教育", "coffee_morning", "residence_permit", "fine_motor_development", "planned_visits", "girls_school", "lab_orthopedics", "free_school_meals", "计划生育协会活动", "第一指导组", "group-1", "奖励扶助按时兑现", "独生子女父母奖励", "maternal_visit", "infant feeding", "refinement", "标准生活区",
];

const decorate = fc.constantFrom(
  (text: string) => text,
  (text: string) => text.toUpperCase(),
  (text: string) => [...text].join("\u200b"),
  (text: string) => text.replace(/[\x21-\x7e]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)),
  (text: string) => `  ${text} `,
  (text: string) => `2009 ${text} (村)`,
  (text: string) => text.replace(/[\u4e00-\u9fff](?=[\u4e00-\u9fff])/gu, "$& "),
  (text: string) => text.replace(/[\u4e00-\u9fff](?=[\u4e00-\u9fff])/gu, "$&-"),
  (text: string) => text.replaceAll("a", "а").replaceAll("o", "о"), // Cyrillic look-alikes
);

describe("lineTopic", () => {
  it.each(Object.entries(BEYOND).flatMap(([topic, texts]) => texts.map((text) => [text, topic] as const)))("%s is %s", (text, topic) => {
    expect(lineTopic(text)).toBe(topic);
  });

  it("sees through case, width, separators, blanks, invisible characters and look-alikes", () => {
    const entry = fc.constantFrom(...Object.entries(BEYOND).flatMap(([topic, texts]) => texts.map((text) => ({ topic, text }))));
    fc.assert(fc.property(entry, decorate, ({ text }, spell) => lineTopic(spell(text)) !== undefined), { numRuns: 2000 });
  });

  it.each(["i.u.d", "I U D", "f-e-e", "ab0rt1on", "ster-ilisation", "abor_tion", "j i e z a"])("reads %s", (text) => {
    expect(lineTopic(text)).toBeDefined();
  });

  it.each(ALLOWED)("lets %s pass", (text) => {
    expect(lineTopic(text)).toBeUndefined();
  });

  it.each(["碧云村 Biyun", "上环桥社区", "结扎村", "Jieyu Village", "Fee Creek", "物流产业园社区"])("lets the place %s pass", (text) => {
    expect(lineTopic(text, "areaName")).toBeUndefined();
  });

  it.each(["结扎 12 例", "二村避孕", "abortion ward", "超生户", "三村罚款"])("does not take %s for a place", (text) => {
    expect(lineTopic(text, "areaName")).toBeDefined();
  });
});

describe("ledger.json", () => {
  it.each(["结扎情况台账", "社会抚养费征收办", "计划生育率", "Abortion ledger"])("may not be called %s", (title) => {
    expect(ledgerLineFaults({ title, prepared_by: "计划生育办公室" }).map(({ file, column, code }) => `${file} ${column} ${code.split(".")[0]}`)).toEqual(["ledger.json title line"]);
  });

  it("may be called by what an office does", () => {
    expect(ledgerLineFaults({ title: "清源乡人口与服务台账", title_en: "Population and services of Qingyuan", prepared_by: "计划生育办公室", stat_year_start: 10 })).toEqual([]);
  });
});

describe("names below township", () => {
  it.each(["Condominium", "Fine Village", "Feeding Station"])("takes %s for a place", (name) => expect(lineTopic(name, "areaName")).toBeUndefined());
  it.each(["social maintenance fee village", "penalty village"])("does not take %s for a place", (name) => expect(lineTopic(name, "areaName")).toBe("fee"));
});
