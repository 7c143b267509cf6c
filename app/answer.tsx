import { notFound, redirect } from "next/navigation";
import type { ReactNode } from "react";
import { isLocale, type Locale } from "../lib/base/locale";
import { getProblemPage } from "../lib/services/get-problem-page";
import type { Deps } from "../lib/services/deps";
import type { Query } from "../lib/services/page-frame";
import type { ShellView } from "../lib/views/shell-view";
import { Problem } from "./components/problem";
import { Shell } from "./components/shell";
import { deps } from "./deps";
import { postedForm } from "./posted";
import type { PostedForm } from "../lib/base/posted-form";

export type PageProps = { params: Promise<{ locale: string } & Record<string, string>>; searchParams: Promise<Query> };
type Model = { title: string; shell: ShellView };
/** After a form was taken the reader goes on to an address of its own. */
export type SeeOther = { seeOther: string };
type Get<Page> = (deps: Deps, locale: Locale, query: Query, posted?: PostedForm) => Promise<Page | SeeOther>;

/** Asks the service for a page and puts the frame round it; what is refused becomes a page that says what to do. */
export async function answer<Page extends Model>({ params, searchParams }: PageProps, get: Get<Page>, render: (page: Page) => ReactNode) {
  const [{ locale }, query, posted] = await Promise.all([params, searchParams, postedForm()]);
  if (!isLocale(locale)) notFound();
  let page: Page | SeeOther;
  try {
    page = await get(deps(), locale, query, posted);
  } catch (error) {
    const problem = await getProblemPage(deps(), locale, error);
    return <Framed page={problem}><Problem page={problem} /></Framed>;
  }
  if ("seeOther" in page) redirect(page.seeOther);
  return <Framed page={page}>{render(page)}</Framed>;
}

/** The title stands here and not in generateMetadata, which would ask the service twice. */
function Framed({ page, children }: { page: Model; children: ReactNode }) {
  return (
    <>
      <title>{page.title}</title>
      <Shell view={page.shell}>{children}</Shell>
    </>
  );
}
