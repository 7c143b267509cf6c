export const zhCN = {
  titleNone: "没有可与{above}比的数字",
  titleInside: "可比的 {n} 项都在偶然波动的范围之内，与{above}分不开",
  titleOutside: "与{above}比超出偶然波动的：{list}；其余 {rest} 项分不开", titleAllOutside: "与{above}比超出偶然波动的：{list}",
  worse: "较差的有{labels}", better: "较好的有{labels}", lower: "较低的有{labels}", higher: "较高的有{labels}", more: "{labels}等 {n} 项", join: "；",
  subtitle: "中线为{above}的值，圆点为{area}；横条为{beside}的最低到最高，粗处为中间一半 · {period}",
  subtitleAlone: "中线为{above}的值，圆点为{area} · {period}",
  beside_siblings: "{above}其他 {count}", beside_similar: " {n} 个相似村", kind_siblings: "{above}其他各地", kind_similar: "相似村",
  note: "浅带是同样大小的{level}单凭偶然会落在的范围（深处 95%，浅处 99.8%）。每 20 项约有 1 项会偶然超出 95% 的范围，超出 99.8% 的才应首先查问。各行刻度不同，只看点在带内还是带外。",
  scored: "有好坏之分", neutral: "无好坏之分", described: "只描述，不评判",
  sideWorse: "← 较差", sideBetter: "较好 →", sideLower: "← 较低", sideHigher: "较高 →",
  columnIndicator: "指标",
  keyInside: "{area}，在范围之内", keyOutside: "超出 95%", keyFar: "超出 99.8%", keySpread: "{kind}", keyTarget: "目标",
} as const;

export const en: Record<keyof typeof zhCN, string> = {
  titleNone: "No figures that can be compared with {above}",
  titleInside: "All {n} indicators lie within what chance explains: none can be told apart from {above}",
  titleOutside: "Beside {above}, beyond chance: {list}; the other {rest} cannot be told apart", titleAllOutside: "Beside {above}, beyond chance: {list}",
  worse: "worse {labels}", better: "better {labels}", lower: "lower {labels}", higher: "higher {labels}", more: "{labels} and more ({n})", join: "; ",
  subtitle: "Centre line {above}, dot {area}; bar from lowest to highest of {beside}, thick where the middle half lies · {period}",
  subtitleAlone: "Centre line {above}, dot {area} · {period}",
  beside_siblings: "the other {count} of {above}", beside_similar: "{n} similar villages", kind_siblings: "others of {above}", kind_similar: "similar villages",
  note: "The pale band is where a {level} of this size may lie by chance alone (darker 95%, lighter 99.8%). About one indicator in 20 leaves the 95% part by chance; ask first about what lies beyond 99.8%. Rows have scales of their own: look whether a dot is inside its band.",
  scored: "With a better side", neutral: "With no good or bad side", described: "Described, not judged",
  sideWorse: "← worse", sideBetter: "better →", sideLower: "← lower", sideHigher: "higher →",
  columnIndicator: "Indicator",
  keyInside: "{area}, within chance", keyOutside: "beyond 95%", keyFar: "beyond 99.8%", keySpread: "{kind}", keyTarget: "target",
};
