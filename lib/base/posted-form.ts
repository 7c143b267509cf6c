import { randomBytes } from "node:crypto";

export type PostedFile = { name: string; type: string; bytes: Uint8Array };

/** What a reader sent by a form. It lives for the one answer and is kept nowhere. */
export type PostedForm = {
  /** The first value; line ends are \n. Undefined where the form has no such field. */
  text(name: string): string | undefined;
  all(name: string): string[];
  /** Undefined where none was chosen. */
  file(name: string): PostedFile | undefined;
};

export function postedFormOf(fields: readonly (readonly [name: string, value: string | PostedFile])[]): PostedForm {
  const plain = (text: string) => text.replace(/\r\n?/g, "\n");
  const texts = (name: string) => fields.flatMap(([key, value]) => (key === name && typeof value === "string" ? [plain(value)] : []));
  return {
    text: (name) => texts(name)[0],
    all: texts,
    file: (name) => fields.flatMap(([key, value]) => (key === name && typeof value !== "string" && (value.name !== "" || value.bytes.length > 0) ? [value] : []))[0],
  };
}

/** The header by which the server round the pages names what was posted; from outside it never arrives. */
export const POSTED_HEADER = "x-cunjing-posted";

// One for the process: the pages are bundled apart from the server that takes the post.
const kept = globalThis as typeof globalThis & { cunjingPosted?: Map<string, PostedForm> };
const held = () => (kept.cunjingPosted ??= new Map());

/** Holds a form while its answer is made; `drop` ends it. */
export function holdPosted(form: PostedForm): { token: string; drop(): void } {
  const token = randomBytes(16).toString("hex");
  held().set(token, form);
  return { token, drop: () => void held().delete(token) };
}

export const heldPosted = (token: string): PostedForm | undefined => held().get(token);
