import type { CheckCode } from "./messages";

export type PersonColumn = Extract<CheckCode, `person.${string}Column`>;

/** Headings, after full width, case, blanks and separators are taken out: whole, or by a part that no other heading has. */
const HEADINGS: Record<PersonColumn, { whole: readonly string[]; part: readonly string[] }> = {
  "person.nameColumn": {
    whole: [
      "户主", "户主名", "户长", "联系人", "责任人", "负责人", "经办人", "填表人", "户主及配偶", "人名", "名字", "曾用名", "小名", "xm", "hzxm",
      "personname", "householder", "householdhead", "headofhousehold", "hhhead", "contactperson", "firstname", "lastname", "middlename", "givenname", "familyname", "forename", "surname", "fullname", "maidenname", "nickname", "responsibleperson",
    ],
    part: ["姓名", "户主名", "xingming", "fullname", "firstname", "lastname", "surname", "givenname", "householdername", "householdhead", "headofhousehold", "spousename", "husbandname", "wifename", "mothername", "fathername", "mothersname", "fathersname", "childname", "childsname", "babyname", "newbornname", "patientname", "personname", "contactname", "parentname", "guardianname", "residentname", "headname", "nameofhead", "nameofmother", "nameoffather", "nameofchild", "nameofperson", "nameofthedeceased", "deceasedname", "applicantname"],
  },
  "person.identityColumn": {
    whole: ["证件", "证件号", "证号", "sfz", "sfzh", "sfzhm", "zjhm", "idno", "idnum", "idnumber", "idcard", "ssn", "nationalid", "passport", "nid", "户口簿号", "户口本号"],
    part: ["身份证", "身分证", "身份号", "证件号码", "护照", "idcard", "identitycard", "identitynumber", "identityno", "idcardno", "nationalid", "citizenid", "personalid", "passportno", "passportnumber", "socialsecuritynumber", "shenfenzheng"],
  },
  "person.phoneColumn": {
    whole: ["手机", "电话", "座机", "微信", "联系方式", "phone", "mobile", "tel", "telephone", "cell", "cellphone", "sjh", "sjhm", "lxdh", "wechat", "msisdn"],
    part: ["手机号", "联系电话", "电话号码", "移动电话", "微信号", "phonenumber", "phoneno", "mobilenumber", "mobileno", "mobilephone", "cellphone", "telephonenumber", "contactnumber", "homephone", "shouji"],
  },
  "person.birthDateColumn": {
    whole: ["生日", "出生日", "出生时间", "诞生日", "dob", "birthday", "birthdate", "csrq", "csny", "born", "bornon", "dateborn"],
    part: ["出生日期", "出生年月", "生辰", "dateofbirth", "birthdate", "birthday", "monthofbirth", "chushengriqi", "chushengnianyue"],
  },
  "person.addressColumn": {
    whole: ["住址", "家庭住址", "家庭地址", "homeaddress", "门牌号"],
    part: ["家庭住址", "家庭地址", "homeaddress"],
  },
};

/** Headings that may head names or counts of such people, or names of places: what stands below tells. */
const DOUBTFUL = new Set(["name", "名", "mz", "who", "组长", "联络员", "包村干部", "村主任", "书记", "leader", "liaison", "家长", "监护人", "配偶", "丈夫", "妻子", "父亲", "母亲", "父母", "男方", "女方", "育龄妇女", "产妇", "孕妇", "死者", "逝者", "亡者", "新生儿", "婴儿", "mother", "father", "parent1", "parent2", "patient", "deceased", "newborn", "baby", "resident", "citizen", "person", "persons", "respondent", "guardian", "spouse", "husband", "wife", "head", "contact", "applicant", "申请人", "申报人", "登记人", "当事人", "本人", "names", "hz"]);

const WHOLE = new Map(Object.entries(HEADINGS).flatMap(([code, { whole }]) => whole.map((heading) => [heading, code as PersonColumn])));
const PART = Object.entries(HEADINGS).map(([code, { part }]) => [code as PersonColumn, part] as const);
const SIMPLE: Readonly<Record<string, string>> = { 證: "证", 証: "证", 號: "号", 碼: "码", 機: "机", 電: "电", 話: "话", 戶: "户", 長: "长", 護: "护", 聯: "联", 係: "系", 繫: "系", 時: "时", 間: "间", 誕: "诞", 齡: "龄", 婦: "妇", 產: "产", 責: "责", 負: "负", 辦: "办", 經: "经", 監: "监", 對: "对", 親: "亲", 亞: "亚" };

/** A heading as it is compared. */
const plainHeading = (heading: string): string =>
  heading.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "").replace(/[^\x00-\x7f]/gu, (letter) => SIMPLE[letter] ?? letter);

/** Does a heading announce something of a person? `name_zh` and `name_en` of the ledger do not. */
export function personHeading(heading: string): PersonColumn | "doubtful" | undefined {
  // Several header rows are joined with a stroke: each counts on its own.
  const judged = [heading, ...(heading.includes("/") ? heading.split("/") : [])].map(judgedHeading);
  return judged.find((code) => code !== undefined && code !== "doubtful") ?? judged.find(Boolean);
}

function judgedHeading(heading: string): PersonColumn | "doubtful" | undefined {
  const plain = plainHeading(heading);
  if (plain === "") return undefined;
  const whole = WHOLE.get(plain);
  if (whole) return whole;
  const found = PART.find(([, parts]) => parts.some((part) => plain.includes(part)));
  return found ? found[0] : DOUBTFUL.has(plain) ? "doubtful" : undefined;
}

const SURNAMES = new Set([..."王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤張劉陳楊黃趙吳孫馬羅鄭謝許韓馮鄧蕭蔣葉蘇魏呂盧鍾譚陸賈韋鄒龍賀顧龔萬錢嚴湯"]);
const OFFICE_OR_PLACE = /[村乡镇县区市省州盟旗里街道社组队办局委所站院部处科室会厅司府中心台馆校班寨庄屯庙桥湾沟坪岭山河乡鄉鎮縣區處辦會廳]/u;

/** Does a whole text look like a person's name in Chinese, and not like an office or a place? */
export function looksLikeName(text: string): boolean {
  const letters = [...text.normalize("NFKC").replace(/[\s·•]+/gu, "")];
  return letters.length >= 2 && letters.length <= 3 && letters.every((letter) => /\p{Script=Han}/u.test(letter)) && SURNAMES.has(letters[0]!) && !OFFICE_OR_PLACE.test(letters.slice(1).join(""));
}
