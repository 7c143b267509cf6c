import { createServer } from "node:http";
import { brotliCompressSync } from "node:zlib";

/** The same page as plain HTML: no script, its styles inside, the same charts and rows. What a page could cost at least. */
export async function controlPage(url) {
  const html = await (await fetch(url)).text();
  const styles = await Promise.all([...html.matchAll(/<link[^>]+rel="stylesheet"[^>]*>/g)].map(async ([link]) => (await fetch(new URL(/href="([^"]+)"/.exec(link)[1], url))).text()));
  const plain = html.replace(/<script\b[\s\S]*?<\/script>/g, "").replace(/<link[^>]+(?:rel="stylesheet"|rel="preload"|rel="modulepreload")[^>]*>/g, "").replace("</head>", () => `<style>${styles.join("\n")}</style></head>`);
  const pictures = new Map();
  for (const [, address] of plain.matchAll(/<img[^>]+src="(\/[^"]+)"/g)) {
    const answer = await fetch(new URL(address.replaceAll("&amp;", "&"), url));
    pictures.set(address.replaceAll("&amp;", "&"), { type: answer.headers.get("content-type"), body: brotliCompressSync(Buffer.from(await answer.arrayBuffer())) });
  }
  const page = { type: "text/html; charset=utf-8", body: brotliCompressSync(Buffer.from(plain)) };
  const server = createServer((request, response) => {
    const { type, body } = pictures.get(request.url) ?? page;
    response.writeHead(200, { "content-type": type, "content-encoding": "br", "content-length": body.length, "cache-control": "no-cache" }).end(body);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}
