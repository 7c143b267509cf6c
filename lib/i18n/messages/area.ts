export const zhCN = {
  countVillage: "{n, plural, other {#}} 个村", countTownship: "{n, plural, other {#}} 个乡镇", countCounty: "{n, plural, other {#}} 个县区", countPrefecture: "{n, plural, other {#}} 个市", countProvince: "{n, plural, other {#}} 个省", countCountry: "{n, plural, other {#}} 个国家", countMixed: "{n, plural, other {#}} 个地区",
  theVillage: "村", theTownship: "乡镇", theCounty: "县区", thePrefecture: "市", theProvince: "省", theCountry: "全境", theMixed: "地区",
} as const;

export const en: Record<keyof typeof zhCN, string> = {
  countVillage: "{n, plural, one {# village} other {# villages}}", countTownship: "{n, plural, one {# township} other {# townships}}", countCounty: "{n, plural, one {# county} other {# counties}}",
  countPrefecture: "{n, plural, one {# prefecture} other {# prefectures}}", countProvince: "{n, plural, one {# province} other {# provinces}}", countCountry: "{n, plural, one {# country} other {# countries}}", countMixed: "{n, plural, one {# area} other {# areas}}",
  theVillage: "village", theTownship: "township", theCounty: "county", thePrefecture: "prefecture", theProvince: "province", theCountry: "country", theMixed: "area",
};
