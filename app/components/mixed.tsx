import { Fragment } from "react";

const HAN = /(\p{Script=Han}[\p{Script=Han}（）、·]*)/u;

/** Text with names that have no English form: on an English page they are marked as Chinese, so that they are read out as such. */
export function Mixed({ text, locale }: { text: string; locale: string }) {
  if (locale !== "en" || !HAN.test(text)) return text;
  return text.split(HAN).map((part, at) => (at % 2 === 1 ? <span key={at} lang="zh-CN">{part}</span> : <Fragment key={at}>{part}</Fragment>));
}
