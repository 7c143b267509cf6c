/** What a view can be written as: tables hold the bare numbers, documents what a page says. */
export const TABLE_FORMATS = ["csv", "xlsx", "parquet", "arrow"] as const;
export const DOCUMENT_FORMATS = ["html", "pptx", "docx", "pdf"] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];
export type DocumentFormat = (typeof DOCUMENT_FORMATS)[number];
export type ExportFormat = TableFormat | DocumentFormat;

/** A file as it is handed out: its name in plain letters, with the snapshot; `plain`, what a person finds it by. */
export type ExportedFile = { name: string; plain?: string; mediaType: string; bytes: Uint8Array };
