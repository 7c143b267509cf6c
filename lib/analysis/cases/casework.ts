import { z } from "zod";
import { wordFault } from "./case-words";

/** A post or an office, never a person: what looks like a name is refused in configuration too. */
const place = z.strictObject({
  code: z.string().regex(/^[0-9A-Za-z_-]{1,32}$/),
  zh: z.string().trim().min(1).max(40).refine((text) => wordFault(text) === undefined, { error: "an office or a post is wanted, not a person / 应为单位或岗位，不得为人名" }),
  en: z.string().trim().min(1).max(80).refine((text) => wordFault(text) === undefined, { error: "an office or a post is wanted, not a person / 应为单位或岗位，不得为人名" }).optional(),
});
export type Place = z.infer<typeof place>;

const ROLES: Place[] = [
  { code: "planning-office", zh: "规划办", en: "Planning office" }, { code: "liaison-office", zh: "联系单位", en: "Liaison office" }, { code: "guidance-group", zh: "指导组", en: "Guidance group" },
  { code: "leader", zh: "分管领导岗", en: "Leader in charge" }, { code: "committee", zh: "党委会", en: "Committee" }, { code: "village-office", zh: "村统计岗", en: "Village statistics post" },
];
const POSTS: Place[] = [
  { code: "town-office", zh: "乡镇党政综合办", en: "Town general office" }, { code: "statistics", zh: "乡镇统计站", en: "Town statistics station" }, { code: "health", zh: "乡镇卫生院", en: "Town health centre" },
  { code: "services", zh: "卫生健康服务站", en: "Health and family service station" }, { code: "civil-affairs", zh: "民政办", en: "Civil affairs office" }, { code: "registry", zh: "派出所户籍室", en: "Household registry" },
  { code: "migrants", zh: "流动人口服务站", en: "Migrant service station" }, { code: "education", zh: "教育办", en: "Education office" }, { code: "women", zh: "妇联", en: "Women's federation" },
];

/** Who may write and who helps: the office's own lists in `config.json` take the place of these. */
export const caseworkSchema = z.strictObject({
  /** Roles that sign an entry (岗位). */
  roles: z.array(place).min(1).max(40).default(ROLES),
  /** Liaison posts (联系单位). */
  posts: z.array(place).min(1).max(200).default(POSTS),
  /** Guidance groups beside those of the ledger's groups.csv. */
  groups: z.array(place).max(200).default([]),
  /** Deadlines within so many days are shown beforehand. */
  remindDays: z.int().min(1).max(365).default(30),
});
export type Casework = z.infer<typeof caseworkSchema>;
