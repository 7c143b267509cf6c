export const zhCN = {
  cases: "落后村跟踪案卷：列出、写成文档、导出、导入",
  docx: "把一个村的案卷写成 Word 文档，内容与页面一致", docxCase: "案卷编号，如 620000000001-2009-Q2；不写则为最近一次列入的", docxOut: "写到哪个文件", written: "已写入 {path}",
  list: "列出案卷及其全部记录；在册的村没有案卷时先建立", export: "把全部案卷写成 JSON，一条不少", import: "导入别处导出的案卷；已有的不重复写，有出入时一条也不写",
  out: "写到哪个文件；不写则输出到屏幕", forSample: "只在当前快照是示例、且还没有案卷时导入",
  exported: "已导出 {cases} 个案卷、{entries} 条记录：{path}", imported: "已导入 {cases} 个案卷、{entries} 条记录；{known} 条先前已有", skipped: "当前快照不是示例，或库中已有案卷，未导入",
} as const;

export const en: Record<keyof typeof zhCN, string> = {
  cases: "cases of lagging villages: list, document, export, import",
  docx: "write the case of a village as a Word document, in the words of its page", docxCase: "id of the case, such as 620000000001-2009-Q2; without it that of the newest listing", docxOut: "the file to write", written: "written: {path}",
  list: "list the cases with every entry; villages on the list that have none get one first", export: "write all cases as JSON, without loss", import: "take over cases exported elsewhere; what is here is not written twice, and where one differs nothing is written",
  out: "the file to write; without it the output", forSample: "only where the current snapshot is the sample and there are no cases yet",
  exported: "exported {cases} cases with {entries} entries: {path}", imported: "imported {cases} cases with {entries} entries; {known} were here already", skipped: "the current snapshot is not the sample, or there are cases already; nothing was imported",
};
