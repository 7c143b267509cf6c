/**
 * Ways of speaking of an indicator whose words stand apart: 65岁以上老人的健康管理, health management for people aged 65 and over.
 * They are found before the fixed words, which are parts of them. `part`: the number behind is a count, not the value.
 */
export const PHRASE_PATTERNS: readonly { indicator: string; pattern: RegExp }[] = [
  { indicator: "service-elderly-health-65", pattern: /(?:(?:65|六十五) ?岁(?:及)?以上|老年人|老人|老龄人口)[^，。；、：:0-9]{0,10}?(?:健康(?:管理|服务|体检)|管理)(?:服务)?(?:覆盖)?率?/g },
  { indicator: "service-elderly-health-65", pattern: /(?:health (?:management|care|checks?|services?)|managed|cared)\b[^,.;:]{0,30}?\b(?:(?:aged|over|above) 65(?: and (?:over|above|older))?|65 and (?:over|older|above)|the elderly|elderly(?: people)?|older people|old people)/gi },
  { indicator: "service-elderly-health-65", pattern: /(?:people (?:aged|over) 65(?: and (?:over|above|older))?|the elderly|elderly|older people)[^,.;:0-9]{0,16}? health (?:management|care|checks?|services?)(?: coverage| rate)?/gi },
  { indicator: "service-elderly-health-65", pattern: /(?<=(?:老人|老年人)[^。；]{0,60})(?:已|未|没有)?纳入(?:健康)?(?:管理|的)(?:的)?/g },
  { indicator: "service-child-health-0-6", pattern: /(?<=儿童[^。；]{0,60})(?:已|未|没有)?纳入(?:健康)?(?:管理|的)(?:的)?/g },
  { indicator: "service-elderly-health-65", pattern: /\b(?:people|residents|persons|inhabitants|those) (?:aged |over )?65(?: (?:and|or) (?:over|above|older))? [^,.;:0-9]{0,24}?health (?:management|care|checks?|services?)/gi },
  { indicator: "service-elderly-health-65", pattern: /elderly[^,.;:0-9]{0,4} health(?: coverage)?|coverage of (?:the )?elderly health/gi },
  { indicator: "service-child-health-0-6", pattern: /(?:(?:应|已|实际|实)(?:建档)?)?管理(?:的|了)?(?:0 ?(?:-|—|–|~|～|至|到) ?6 ?岁)?儿童/g },
  { indicator: "service-child-health-0-6", pattern: /(?:0 ?(?:-|—|–|~|～|至|到) ?6 ?岁)?儿童[^，。；、：:0-9]{0,8}?(?:健康)?管理(?:服务)?(?:覆盖)?率?/g },
  { indicator: "service-child-health-0-6", pattern: /child(?:ren)?(?:['’]s)?(?: aged 0 ?(?:-|–|to) ?6)?[^,.;:0-9]{0,6}? health (?:management|care|checks?|services?)(?: coverage| rate)?/gi },
  { indicator: "service-newborn-visit", pattern: /新生儿[^，。；、：:0-9]{0,6}?访视(?:服务)?率?/g },
  { indicator: "service-newborn-visit", pattern: /newborn(?: home)? visits?(?: coverage| rate)?|visits? to newborns?(?: babies)?|home visits?[^,.;:0-9]{0,12} newborns?/gi },
  { indicator: "service-newborn-visit", pattern: /newborns?[^,.;:0-9]{0,8} (?:due|entitled to|eligible for)[^,.;:0-9]{0,8} visits?|newborns? (?:were|was|had been) (?:seen|visited)(?: at home)?/gi },
  { indicator: "service-newborn-screening", pattern: /新生儿[^，。；、：:0-9]{0,6}?筛查率?|screening of newborns?|screening (?:covered|reached)(?= [0-9,]+ newborns?)|newborn (?:disease )?screening(?: rate| coverage)?/gi },
  { indicator: "service-girls-enrolment", pattern: /(?:女童|女孩)[^，。；、：:0-9]{0,6}?入学率?|girls?['’]?[^,.;:0-9]{0,12}? (?:school )?enrol(?:ment|led)(?: in school| rate)?/gi },
  { indicator: "service-family-support-paid", pattern: /(?:奖励扶助|奖扶|扶助金)[^，。；、：:0-9]{0,8}?(?:按时)?兑现率?|(?:奖励扶助|奖扶)(?:资金|金|对象|政策)/g },
  { indicator: "service-migrant-contact", pattern: /流动人口[^，。；、：:0-9]{0,8}?核实率?|two-way (?:contact|confirmation|verification|checks?)[^,.;:0-9]{0,10}? migrants?|migrants?[^,.;:0-9]{0,6}? two-way (?:contact|confirmation|verification)(?: rate)?/gi },
  { indicator: "service-migrant-contact", pattern: /(?:confirmation|verification) of (?:the )?(?:floating population|migrants?)|migrants? (?:were|was|had been|have been) (?:confirmed|verified|contacted)(?: at both ends)?|migrant (?:confirmation|verification)(?: rate)?/gi },
  { indicator: "service-folic-acid", pattern: /folic acid(?: supplements?| distribution| coverage| tablets?)*/gi },
  { indicator: "ledger-match", pattern: /台账[^，。；、：:0-9]{0,8}?(?:相符|一致)率?|the ledger (?:matched|agreed with) the checks?|ledger entries (?:matched|agreed)/gi },
  { indicator: "migrants-out", pattern: /\bmigrants? (?:have |had |who )?(?:moved|live|lived|are|were) away|外出(?:务工|打工|经商|就业)(?:的|人员|人口|人数)*|在外(?:务工|打工)(?:的|人员|人口|人数)*|\b(?:liv(?:e|es|ed|ing)|work(?:s|ed|ing)?) (?:outside(?: the township| the village| the county)?|elsewhere|away(?: from home)?)/gi },
  { indicator: "aged-65-share", pattern: /(?:65|六十五) ?岁(?:及)?以上[^，。；、：:0-9]{0,6}?(?:占比|比重|比例|占)|老(?:年|龄)(?:人口|人)[^，。；、：:0-9]{0,4}?(?:占比|比重|比例|占)/g },
];
