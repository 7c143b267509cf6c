import { readFile, writeFile } from "node:fs/promises";
import { z } from "zod";
import { caseId, caseSchema, type CaseEntry, type VillageCase } from "../../analysis/cases/case-entry";
import { wordFault } from "../../analysis/cases/case-words";
import { InputError } from "../../base/errors";
import { formKey } from "../../base/form-key";
import type { ImportedCases } from "../../store/cases";
import type { Deps } from "../deps";
import { readCases } from "./case-book";

/** The file that moves cases from one small database to another, of either engine. */
const fileSchema = z.strictObject({ format: z.literal("cunjing-cases"), version: z.literal(1), cases: z.array(caseSchema).max(200_000) });
export type CasesFile = z.infer<typeof fileSchema>;

/** Every case with every entry, as JSON; written to a file where one is named. */
export async function exportCases(deps: Deps, out?: string): Promise<CasesFile> {
  const file: CasesFile = { format: "cunjing-cases", version: 1, cases: await readCases(deps) };
  if (out === undefined) return file;
  try {
    await writeFile(out, `${JSON.stringify(file, null, 2)}\n`);
  } catch (cause) {
    throw new InputError("cases.out", { zh: `写不了 ${out}：请检查路径和权限`, en: `cannot write ${out}: check the path and its permissions` }, { cause });
  }
  return file;
}

/** Takes exported cases over; what is here already is left alone, and where one differs nothing is taken. `forSample`: only over the fictional sample and where there are none yet, else undefined. @throws InputError */
export async function importCases(deps: Deps, path: string, { forSample = false }: { forSample?: boolean } = {}): Promise<ImportedCases | undefined> {
  const text = await readFile(path, "utf8").catch((cause: unknown) => {
    throw new InputError("cases.file", { zh: `读不了文件 ${path}`, en: `cannot read the file ${path}` }, { cause });
  });
  const { cases } = parseCases(text);
  const store = await deps.store();
  if (forSample && (!(await deps.ledger()).ledger.entry.sample || (await store.cases.list()).length > 0)) return undefined;
  return store.cases.importAll(cases, { role: "planning-office", at: deps.clock.now().toISOString(), key: formKey() });
}

/** The content of an exported file, held to the same rules as the forms. @throws InputError naming the case and the part */
export function parseCases(text: string): CasesFile {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new InputError("cases.json", { zh: "文件不是 JSON；应为 ledger cases export 写出的文件", en: "the file is not JSON; a file of ledger cases export is expected" });
  }
  const parsed = fileSchema.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const where = `${issue?.path.join(".") || "file"}: ${issue?.message ?? ""}`;
    throw new InputError("cases.shape", { zh: `文件不合规定：${where}`, en: `the file is not valid: ${where}` });
  }
  for (const one of parsed.data.cases) demandCase(one);
  return parsed.data;
}

function demandCase(one: VillageCase): void {
  const refuse = (zh: string, en: string) => new InputError("cases.shape", { zh: `案卷 ${one.id}：${zh}`, en: `case ${one.id}: ${en}` });
  if (one.id !== caseId(one.area, one.listed)) throw refuse(`编号应为 ${caseId(one.area, one.listed)}`, `its id must be ${caseId(one.area, one.listed)}`);
  if (one.entries.some(({ seq }, at) => seq !== at + 1)) throw refuse("记录须从 1 起连续编号", "its entries must be numbered from 1 without a gap");
  for (const entry of one.entries) {
    for (const note of notesOf(entry)) {
      const fault = wordFault(note);
      if (fault?.kind === "person") throw refuse(`第 ${entry.seq} 条像是有个人信息，不收`, `entry ${entry.seq} seems to hold something of a person and is not taken`);
      if (fault) throw refuse(`第 ${entry.seq} 条有本系统不收的内容`, `entry ${entry.seq} holds what is not kept here`);
    }
  }
}

const notesOf = (entry: Pick<CaseEntry, "kind" | "body">): string[] => {
  const { note = "", as } = entry.body as { note?: string; as?: Pick<CaseEntry, "kind" | "body"> };
  return [note, ...(as ? notesOf(as) : [])].filter(Boolean);
};
