import { AlignmentType, convertMillimetersToTwip, LineRuleType, type IStylesOptions } from "docx";
import { COLOUR } from "../charts/palette";
import type { Locale } from "../base/locale";

/** A4 with the margins of an office report; the text is 170 mm wide. */
export const PAGE = { size: { width: convertMillimetersToTwip(210), height: convertMillimetersToTwip(297) }, margin: { top: convertMillimetersToTwip(22), bottom: convertMillimetersToTwip(22), left: convertMillimetersToTwip(20), right: convertMillimetersToTwip(20), header: convertMillimetersToTwip(11), footer: convertMillimetersToTwip(9) } };
export const WIDTH_MM = 170;
export const WIDTH_TWIPS = convertMillimetersToTwip(WIDTH_MM);
export const WIDTH_PX = 642;

const hex = (colour: string): string => colour.replace("#", "");

/** Song for Chinese, as reports are printed; a serif face beside it for Latin letters and figures. */
const FONT = { ascii: "Times New Roman", hAnsi: "Times New Roman", cs: "Times New Roman", eastAsia: "SimSun" };

/** Styles of a report: sizes in half points, distances in twentieths of a point. */
export function docxStyles(locale: Locale): IStylesOptions {
  const lang = { value: "en-GB", eastAsia: "zh-CN" };
  const text = { font: FONT, size: locale === "en" ? 21 : 22, color: hex(COLOUR.ink), language: lang };
  const head = (size: number) => ({ font: FONT, bold: true, size, color: hex(COLOUR.ink), language: lang });
  const style = (id: string, size: number, run: object, paragraph: object) => ({ id, name: id, basedOn: "Normal", next: "Normal", quickFormat: true, run: { size, ...run }, paragraph });
  return {
    default: {
      document: { run: text, paragraph: { spacing: { after: 100, line: 320, lineRule: LineRuleType.AUTO } } },
      title: { run: head(40), paragraph: { alignment: AlignmentType.CENTER, spacing: { before: 300, after: 120, line: 480, lineRule: LineRuleType.AUTO } } },
      heading1: { run: head(30), paragraph: { spacing: { before: 360, after: 120 }, keepNext: true } },
      heading2: { run: head(24), paragraph: { spacing: { before: 240, after: 80 }, keepNext: true } },
    },
    paragraphStyles: [
      style("Subtitle", 22, { color: hex(COLOUR.quiet) }, { alignment: AlignmentType.CENTER, spacing: { after: 60 } }),
      style("Contents", 28, { bold: true }, { spacing: { before: 300, after: 80 } }),
      style("Caption", 20, { bold: true }, { alignment: AlignmentType.CENTER, spacing: { before: 80, after: 80 } }),
      style("Small", 17, { color: hex(COLOUR.quiet) }, { spacing: { after: 60, line: 260, lineRule: LineRuleType.AUTO } }),
      style("Cell", 18, {}, { spacing: { before: 20, after: 20, line: 250, lineRule: LineRuleType.AUTO } }),
      style("TOC1", 22, { bold: true }, { spacing: { before: 40, after: 0, line: 290, lineRule: LineRuleType.AUTO } }),
      style("TOC2", 21, {}, { indent: { left: 420 }, spacing: { after: 0, line: 290, lineRule: LineRuleType.AUTO } }),
    ],
  };
}
