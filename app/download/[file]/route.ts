import { LedgerError } from "../../../lib/base/errors";
import { downloadTable } from "../../../lib/services/download-table";
import { attachment } from "../../../lib/services/plain-name";
import { deps } from "../../deps";

type Context = { params: Promise<{ file: string }> };

/** A view's table as a file: `/download/villages.csv?area=…&year=…&indicator=…`. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  try {
    const { mediaType, bytes, ...names } = await downloadTable(deps(), (await params).file, Object.fromEntries(new URL(request.url).searchParams));
    return new Response(new Uint8Array(bytes), { headers: { "content-type": mediaType, "content-disposition": attachment(names) } });
  } catch (error) {
    if (!(error instanceof LedgerError) || error.exitCode === 1) throw error;
    return new Response(`${error.text.zh}\n${error.text.en}\n`, { status: error.status, headers: { "content-type": "text/plain; charset=utf-8" } });
  }
}
