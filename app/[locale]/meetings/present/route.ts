import { isLocale } from "../../../../lib/base/locale";
import { LedgerError } from "../../../../lib/base/errors";
import { presentPack } from "../../../../lib/services/packs/present-pack";
import { deps } from "../../../deps";

type Context = { params: Promise<{ locale: string }> };

/** The deck of a pack, to be presented from the server: the very file that is downloaded. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { locale } = await params;
  if (!isLocale(locale)) return new Response(null, { status: 404 });
  try {
    const { bytes, mediaType } = await presentPack(deps(), locale, Object.fromEntries(new URL(request.url).searchParams));
    return new Response(new Uint8Array(bytes), { headers: { "content-type": mediaType } });
  } catch (error) {
    if (!(error instanceof LedgerError) || error.exitCode === 1) throw error;
    return new Response(`${error.text.zh}\n${error.text.en}\n`, { status: error.status, headers: { "content-type": "text/plain; charset=utf-8" } });
  }
}
