import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { InputError } from "../../base/errors";
import type { Locale } from "../../base/locale";
import { checkTemplate } from "../../speech/template-check";
import { parseTemplate } from "../../speech/template";
import { paragraphText, speechText, type SpeechText } from "../../speech/speech-text";
import { renderPieces } from "../../speech/template-render";
import type { Deps } from "../deps";
import { openFrame, type PageFrame, type Query } from "../page-frame";
import { readSpeechData } from "./read-speech-data";

export type Speech = SpeechText & { frame: PageFrame; title: string };
/** `template`: the text of a template; without it the shipped one of the language. */
export type SpeechQuestion = { area?: string; year?: string; snapshot?: string; template?: string };

/** The speech of an annual work report, filled from one snapshot, area and year. @throws InputError where the template has a fault */
export async function makeSpeech(deps: Deps, locale: Locale, { template, ...asked }: SpeechQuestion): Promise<Speech> {
  return speechOf(await openFrame(deps, locale, asked as Query), template ?? (await shippedTemplate(locale)));
}

/** As `makeSpeech`, of a frame that is already open. */
export async function speechOf(frame: PageFrame, template: string): Promise<Speech> {
  const nodes = parseTemplate(template);
  checkTemplate(nodes, frame.ledger.registry.all);
  const text = speechText(renderPieces(nodes, await readSpeechData(frame, nodes)));
  const title = text.paragraphs.find(({ role }) => role === "title");
  return { ...text, frame, title: title ? paragraphText(title) : frame.areaName };
}

/** The speech as plain text: what `check-draft` reads. */
export const plainSpeech = ({ paragraphs }: SpeechText): string => `${paragraphs.map(paragraphText).join("\n")}\n`;

const read = new Map<string, Promise<string>>();

/** The template that comes with the program: `data/templates/annual-speech.<language>.txt`. */
export function shippedTemplate(locale: Locale, name = "annual-speech"): Promise<string> {
  const file = `${name}.${locale}.txt`;
  const known = read.get(file) ?? readFile(join(process.cwd(), "data", "templates", file), "utf8").catch((cause: unknown) => {
    throw new InputError("template.missing", { zh: `找不到模板 data/templates/${file}`, en: `the template data/templates/${file} is missing` }, { cause });
  });
  read.set(file, known);
  known.catch(() => read.delete(file));
  return known;
}
