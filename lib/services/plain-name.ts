/** `清源乡月例会材料（2009年9月）.pptx` of parts and a format: what a file on a stick is found by; signs that no file system takes are left out. */
export function plainName(parts: readonly (string | undefined)[], format: string): string {
  const name = parts.filter((part) => part !== undefined && part !== "").join(" ").replace(/: /g, " - ").replace(/[\u0000-\u001f\u007f\\/:*?"<>|]/g, "-").replace(/\s+/g, " ").trim();
  return `${[...name].slice(0, 100).join("")}.${format}`;
}

/** A file as an attachment: the plain name for those that know UTF-8, as all browsers do, the one in plain letters for the rest. RFC 6266, RFC 8187. */
export function attachment({ name, plain }: { name: string; plain?: string }): string {
  const encoded = (text: string) => encodeURIComponent(text).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${name}"${plain ? `; filename*=UTF-8''${encoded(plain)}` : ""}`;
}
