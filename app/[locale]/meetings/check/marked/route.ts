import { LedgerError } from "../../../../../lib/base/errors";
import { isLocale } from "../../../../../lib/base/locale";
import { markedDraft } from "../../../../../lib/services/check-marked";
import { deps } from "../../../../deps";
import { postedForm } from "../../../../posted";

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** The marked draft as a Word file, made from the form and kept nowhere. */
export async function GET(request: Request, { params }: { params: Promise<{ locale: string }> }): Promise<Response> {
  const { locale } = await params;
  const posted = await postedForm();
  if (!isLocale(locale) || !posted) return new Response("POST a draft here\n", { status: 405, headers: { allow: "POST" } });
  try {
    const bytes = await markedDraft(deps(), locale, Object.fromEntries(new URL(request.url).searchParams), posted);
    return new Response(Buffer.from(bytes), { headers: { "content-type": DOCX, "content-disposition": 'attachment; filename="marked-draft.docx"', "cache-control": "no-store" } });
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    return new Response(`${error.text.zh}\n${error.text.en}\n`, { status: error.status, headers: { "content-type": "text/plain; charset=utf-8" } });
  }
}
