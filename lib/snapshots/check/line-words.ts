/** What lies beyond the line of design section 2: the four topics, in simplified Chinese, English and pinyin. */
export type LineTopic = "procedure" | "pregnancyCheck" | "fee" | "permission";
export const LINE_TOPICS: readonly LineTopic[] = ["pregnancyCheck", "procedure", "fee", "permission"];

/**
 * Chinese, matched after everything but letters and digits is taken out and traditional forms are made simple.
 * The looks ahead and behind keep ordinary words apart: 网上环境, 吸引产业, 老人流感, 精准生产, 产妇检查, 政策内容.
 */
export const CHINESE: Record<LineTopic, readonly string[]> = {
  procedure: [
    "结扎", "绝育", "[男女]扎(?![根实])", "[上放取带戴透置](?:节育)?环(?![境保卫节线球比城湖岛评形流路氧绕])", "节育[环器术手措率]", "宫内节育", "(?<![季时细环])节育(?![苗种秧人才儿])",
    "避孕", "人流(?![量动密感水域通失向入出])", "人工流产", "药物流产", "药流", "流产(?!业)", "引产(?![业品出粮值])", "堕胎", "打胎", "刮宫", "清宫术", "终止妊娠", "输[卵精]管", "皮下埋植", "皮埋", "计生手术", "四术", "计生药具", "避孕套", "补救措施", "长效措施",
  ],
  pregnancyCheck: ["孕检", "查环", "查孕", "验孕", "环检", "孕情", "(?<!产)妇检", "妊娠(?:检查|检测|试验|监测|普查)", "早孕(?:检查|检测|试验|普查)", "怀孕检(?:查|测)", "三查", "双查", "孕环"],
  fee: ["抚养费", "社抚", "罚款", "罚金", "罚没", "处罚", "罚单", "征费", "征收", "(?<![免不])收费", "缴费", "计生费", "超生费", "滞纳金"],
  permission: [
    "计划[内外](?![容])", "政策[内外](?![容宣])", "指标[内外]生", "超生(?![产物活态])", "(?<![精标水批瞄对校])准生(?![产活态物])", "准生证", "生育(?:服务)?证", "生育许可", "生育指标", "生育审批", "再生育", "计划生育率", "计生率", "计划生育符合", "符合政策", "政策生育", "[违非合]法生育", "违规生育", "违反政策", "违反计划", "抢生", "偷生(?![活产])", "未批先[生孕]", "二孩指标", "多孩指标",
  ],
};

/** English whole words or word beginnings; `_` stands for the joint of two words. */
export const ENGLISH: Record<LineTopic, readonly string[]> = {
  procedure: [
    "\\bsterili[sz]", "\\bvasectom", "\\btubal", "\\btubectom", "\\bligation", "\\bcontracep", "\\babort", "\\biuc?ds?\\b", "\\bintra_?uterine", "\\bbirth_control", "\\binduced_labou?r", "\\binduction_(?:of_)?labou?r",
    "\\bterminat\\w*_(?:of_)?pregnanc", "\\bpregnancy_terminat", "\\bcurettage", "\\bcondoms?\\b", "\\bmiscarriage_induc", "\\bfamily_planning_(?:operation|surger|procedure)", "\\bfour_operations\\b",
  ],
  pregnancyCheck: ["\\bpregnan\\w*_(?:\\w+_)?(?:test|check|exam|inspect|screen|surveil|monitor)", "\\b(?:iud|ring|coil)_(?:check|exam|inspect)", "\\b(?:check|test|exam|inspect)\\w*_(?:of_|for_)?(?:pregnan|iud|ring\\b)", "\\bgyna?ecolog\\w*_(?:check|exam|inspect)"],
  fee: ["\\bfees?\\b", "\\bfines?\\b(?!_(?:motor|arts?|particles?|dust)\\b)", "\\bfined\\b", "\\bpenalt(?:y|ies)\\b", "\\blev(?:y|ies)\\b", "\\bsocial_(?:maintenance|support|compensation)_(?:fee|charge|levy)", "\\bsocial_maintenance\\b", "\\bsurcharge"],
  permission: [
    "\\b(?:un|non_?)?permitted\\b", "\\bunplanned\\b", "\\bplanned_(?:birth|child|pregnan)", "\\b(?:birth|child|pregnan|reproduc)\\w*_(?:\\w+_)?(?:permit|permission|approv|quota|licen[cs]e|authori[sz])", "\\b(?:permits?|permission|quota|approval|licen[cs]e)_(?:for_|of_|to_)?(?:a_)?(?:birth|child|pregnan|reproduc)",
    "\\b(?:in|within|out|outside|off|under|over|not_in)_(?:of_)?(?:the_)?(?:plan|policy|quota)\\b", "\\boutof(?:plan|policy|quota)\\b", "\\b(?:extra|off|over)_?(?:plan|policy|quota)\\b", "\\bpolicy_(?:births?|compliant|compliance|conform)", "\\b(?:births?|pregnanc\\w*)_(?:with)?in_policy", "\\bexcess_(?:birth|child)", "\\b(?:illegal|unlawful|unauthori[sz]ed|authori[sz]ed|unapproved|approved|legal)_(?:birth|child|pregnan)", "\\bfamily_planning_(?:rate|complian)", "\\babove_quota",
  ],
};

/** Long English words and pinyin that stay recognisable when every separator is taken out (`ster-ilisation`, `jie_za`). */
export const RUN_TOGETHER: Record<LineTopic, readonly string[]> = {
  procedure: [
    "sterili[sz]ation", "contracepti", "abortion", "vasectomy", "tuballigation", "intrauterine", "birthcontrol", "iudinsert", "iudremov",
    "jieza(?!n)", "jueyu(?!a)", "fanghuan(?!j)", "shanghuan(?!j)", "quhuan(?!j)", "renliu(?!dong|liang|gan)", "yinchan(?!ye)", "biyun", "jieyu(?![ae])", "duotai", "guagong", "rengongliuchan", "yaoliu(?![aeiou])", "shuluanguan", "shujingguan",
  ],
  pregnancyCheck: ["pregnancytest", "pregnancycheck", "pregnancyexam", "yunjian(?!g)", "chahuan", "chayun", "huanyun", "yunqing"],
  fee: ["fuyangfei", "fakuan", "zhengshou", "jishengfei", "socialmaintenance", "maintenancefee", "supportfee", "compensationfee", "birthfine"],
  permission: ["chaosheng", "zhunsheng", "shengyuzheng", "shengyufuwuzheng", "jihuanei", "jihuawai", "zhengcenei", "zhengcewai", "jihuashengyul[vu]", "jishengl[vu]", "outofplan", "outofpolicy", "unplannedbirth", "unpermitted", "permittedbirth", "birthpermit", "birthquota"],
};

/** Traditional forms of the characters the words above use. */
export const SIMPLE_FORMS: Readonly<Record<string, string>> = Object.fromEntries(
  [..."紮結絕絶環節宮術藥墮終輸驗檢測試監徵罰單沒撫養費繳納計劃內標準證務許審違規搶產業處動態質學費帶補雙畫証兒評懷學"].map((form, at) => [form, [..."扎结绝绝环节宫术药堕终输验检测试监征罚单没抚养费缴纳计划内标准证务许审违规抢产业处动态质学费带补双划证儿评怀学"][at]!]),
);
