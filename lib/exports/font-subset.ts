type Tables = Map<string, Uint8Array>;

/** What a rasteriser needs to draw horizontal text; the rest (shaping of other scripts, vertical writing) is left out. */
const KEPT = ["OS/2", "cmap", "cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post", "prep"];

/**
 * A TrueType face that still has every number of a glyph but the outlines of these characters only: some hundred kilobytes for ten megabytes.
 * The rasteriser reads the whole file again for each text of a picture, which took most of the time of a document.
 * OpenType specification 1.9, glyf, loca, cmap formats 4 and 12.
 */
export function fontSubset(font: Uint8Array, characters: Iterable<number>): Uint8Array {
  const tables = readTables(font);
  const [head, loca, glyf, maxp] = ["head", "loca", "glyf", "maxp"].map((name) => viewOf(demand(tables, name)));
  const long = head!.getInt16(50) === 1;
  const glyphs = maxp!.getUint16(4);
  const offset = (glyph: number) => (long ? loca!.getUint32(glyph * 4) : loca!.getUint16(glyph * 2) * 2);
  const wanted = closure(glyphsOf(viewOf(demand(tables, "cmap")), characters), glyf!, offset);
  const newLoca = new DataView(new ArrayBuffer((glyphs + 1) * 4));
  const outlines: Uint8Array[] = [];
  let length = 0;
  for (let glyph = 0; glyph < glyphs; glyph += 1) {
    newLoca.setUint32(glyph * 4, length);
    if (!wanted.has(glyph)) continue;
    const outline = demand(tables, "glyf").subarray(offset(glyph), offset(glyph + 1));
    outlines.push(outline);
    length += outline.length;
  }
  newLoca.setUint32(glyphs * 4, length);
  const newHead = demand(tables, "head").slice();
  viewOf(newHead).setInt16(50, 1);
  return writeTables(new Map([...tables].filter(([name]) => KEPT.includes(name)).map(([name, bytes]) => [name, name === "glyf" ? joined(outlines, length) : name === "loca" ? new Uint8Array(newLoca.buffer) : name === "head" ? newHead : bytes])));
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function demand(tables: Tables, name: string): Uint8Array {
  const found = tables.get(name);
  if (!found) throw new Error(`font: no table ${name}`);
  return found;
}

function readTables(font: Uint8Array): Tables {
  const view = viewOf(font);
  return new Map(Array.from({ length: view.getUint16(4) }, (_, at) => {
    const entry = 12 + at * 16;
    const from = view.getUint32(entry + 8);
    return [String.fromCharCode(...font.subarray(entry, entry + 4)), font.subarray(from, from + view.getUint32(entry + 12))];
  }));
}

/** Glyph 0 is the box of what is not in the face: it stays. */
function glyphsOf(cmap: DataView, characters: Iterable<number>): Set<number> {
  const places = Array.from({ length: cmap.getUint16(2) }, (_, at) => cmap.getUint32(4 + at * 8 + 4));
  const full = places.find((at) => cmap.getUint16(at) === 12);
  const basic = places.find((at) => cmap.getUint16(at) === 4);
  const glyphs = new Set<number>([0]);
  for (const character of characters) {
    const glyph = (full === undefined ? 0 : inFormat12(cmap, full, character)) || (basic === undefined ? 0 : inFormat4(cmap, basic, character));
    if (glyph > 0) glyphs.add(glyph);
  }
  return glyphs;
}

function inFormat12(cmap: DataView, at: number, character: number): number {
  let [low, high] = [0, cmap.getUint32(at + 12) - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const group = at + 16 + middle * 12;
    if (character < cmap.getUint32(group)) high = middle - 1;
    else if (character > cmap.getUint32(group + 4)) low = middle + 1;
    else return cmap.getUint32(group + 8) + character - cmap.getUint32(group);
  }
  return 0;
}

function inFormat4(cmap: DataView, at: number, character: number): number {
  const twice = cmap.getUint16(at + 6);
  for (let place = 0; place < twice; place += 2) {
    if (character > cmap.getUint16(at + 14 + place)) continue;
    const start = cmap.getUint16(at + 16 + twice + place);
    if (character < start) return 0;
    const delta = cmap.getInt16(at + 16 + 2 * twice + place);
    const rangeAt = at + 16 + 3 * twice + place;
    const range = cmap.getUint16(rangeAt);
    const glyph = range === 0 ? character : cmap.getUint16(rangeAt + range + (character - start) * 2);
    return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
  }
  return 0;
}

/** With the glyphs that composed ones are made of. */
function closure(glyphs: Set<number>, glyf: DataView, offset: (glyph: number) => number): Set<number> {
  for (const glyph of glyphs) {
    const from = offset(glyph);
    if (offset(glyph + 1) - from < 10 || glyf.getInt16(from) >= 0) continue;
    for (let at = from + 10, more = true; more; ) {
      const flags = glyf.getUint16(at);
      glyphs.add(glyf.getUint16(at + 2)); // a set that grows is walked to its end
      at += 4 + (flags & 1 ? 4 : 2) + (flags & 8 ? 2 : flags & 0x40 ? 4 : flags & 0x80 ? 8 : 0);
      more = (flags & 0x20) !== 0;
    }
  }
  return glyphs;
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function writeTables(tables: Tables): Uint8Array {
  const names = [...tables.keys()].sort();
  const padded = (length: number) => (length + 3) & ~3;
  const out = new Uint8Array(12 + names.length * 16 + names.reduce((sum, name) => sum + padded(tables.get(name)!.length), 0));
  const view = viewOf(out);
  view.setUint32(0, 0x00010000);
  view.setUint16(4, names.length);
  let at = 12 + names.length * 16;
  names.forEach((name, place) => {
    const bytes = tables.get(name)!;
    const entry = 12 + place * 16;
    for (let letter = 0; letter < 4; letter += 1) out[entry + letter] = name.charCodeAt(letter);
    view.setUint32(entry + 8, at);
    view.setUint32(entry + 12, bytes.length);
    out.set(bytes, at);
    at += padded(bytes.length);
  });
  return out;
}
