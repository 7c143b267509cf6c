/** look.md, Colour. */
export const COLOUR = {
  ink: "#1c2024", quiet: "#60646c", hairline: "#e0e3e8", band: "#eef1f4", accent: "#0b5e73", normal: "#dce3e8",
  boys: "#3a6ea5", girls: "#c2702b", better: "#1a7f5a", behind: "#b3471d", watch: "#9a6b00", grey: "#b9bbc0", paper: "#ffffff",
} as const;

export const TONE = { behind: COLOUR.behind, better: COLOUR.better, neutral: COLOUR.quiet } as const;
export const FONT = '"PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC",system-ui,sans-serif';
