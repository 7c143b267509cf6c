import { LedgerError } from "../../../../lib/base/errors";
import { isLocale } from "../../../../lib/base/locale";
import { deadlinesCalendar } from "../../../../lib/services/cases/deadlines-calendar";
import { deps } from "../../../deps";

type Context = { params: Promise<{ locale: string }> };

/** Deadlines of lagging villages, for the calendar programs of the offices. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { locale } = await params;
  try {
    return new Response(await deadlinesCalendar(deps(), isLocale(locale) ? locale : "zh-CN"), { headers: { "content-type": "text/calendar; charset=utf-8", "content-disposition": 'inline; filename="deadlines.ics"' } });
  } catch (error) {
    if (!(error instanceof LedgerError) || error.exitCode === 1) throw error;
    return new Response(`${error.text.zh}\n${error.text.en}\n`, { status: error.status, headers: { "content-type": "text/plain; charset=utf-8" } });
  }
}
