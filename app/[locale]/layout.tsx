import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { isLocale } from "../../lib/base/locale";
import "../globals.css";

/** The language stands in the address; what is round the page depends on the page's question and is made by Shell. */
export default async function LocaleLayout({ children, params }: { children: ReactNode; params: Promise<{ locale: string }> }) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  return (
    <html lang={locale}>
      <body>{children}</body>
    </html>
  );
}
