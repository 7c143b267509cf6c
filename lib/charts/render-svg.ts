import { CustomChart } from "echarts/charts";
import * as echarts from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import type { EChartsCoreOption } from "echarts/core";
import { measureText } from "./measure-text";
import { withLinks, type Made, type Spot } from "./spots";
import { svgPicture } from "./svg-picture";
import { tidySvg } from "./tidy-svg";

// Before the first render: without it the server guesses Chinese text at half its width.
echarts.setPlatformAPI({ measureText: (text: string, font?: string) => measureText(text, font) as TextMetrics });
echarts.use([CustomChart, SVGRenderer]);

export type Picture = { width: number; height: number; option: EChartsCoreOption; /** Text of the title for those who do not see it. */ alt: string; /** What its marks stand for: a page lays links over them. */ spots?: () => readonly Spot[] };

/** Draws a picture on the server; the same picture gives the same text, byte for byte. With `made` its marks lead to how their numbers were made. */
export function renderSvg({ width, height, option, alt, spots }: Picture, made?: Made): string {
  const chart = echarts.init(null, null, { renderer: "svg", ssr: true, width, height });
  try {
    chart.setOption({ animation: false, ...option });
    const body = tidySvg(chart.renderToSVGString({ useViewBox: true }));
    const inner = body.slice(body.indexOf(">") + 1);
    const svg = svgPicture({ width, height, alt }, inner);
    return made && spots ? withLinks(svg, spots(), made) : svg;
  } finally {
    chart.dispose();
  }
}
