import type { Bilingual } from "../../lib/base/errors";

const STYLE = "body{margin:4rem auto;max-width:40rem;padding:0 1.5rem;font:16px/1.6 \"PingFang SC\",\"Microsoft YaHei\",\"Noto Sans CJK SC\",system-ui,sans-serif;color:#1c2024;background:#fff}h1{font-size:20px}p[lang=en],small{color:#60646c}a{color:#0b5e73}";

/** A page in both languages that needs neither the application nor the data: for refusals and failures. */
export function plainPage(status: number, { zh, en }: Bilingual, reference?: string): string {
  const line = reference ? `<p><small>编号 <span lang="en">reference</span> ${escape(reference)}</small></p>` : "";
  return `<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${status} 村镜</title><style>${STYLE}</style></head>
<body><main><h1>村镜 <span lang="en">Cunjing</span></h1><p>${escape(zh)}</p><p lang="en">${escape(en)}</p>${line}<p><a href="/">返回首页</a> · <a href="/en" lang="en">First page</a></p></main></body></html>
`;
}

const escape = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
