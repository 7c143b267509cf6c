import { createDeps } from "../../lib/services/deps";
import { demandPack, packDefinition, PACKS } from "../../lib/services/packs/pack-definitions";
import { writeItems, type PackItem } from "../../lib/services/packs/pack-items";
import { packOf } from "../../lib/services/packs/pack-question";
import { makePack } from "../../lib/services/packs/make-pack";
import { writePack, PACK_FORMATS } from "../../lib/services/packs/export-pack";

/** A pack of at least thirty slides over the data folder in one format, in a process of its own: seconds of wall and processor, and its peak memory. */
const [pack = PACKS[2], format = PACK_FORMATS[0]] = process.argv.slice(2);
const deps = createDeps({ dataDir: process.env.LEDGER_DATA! });
// The villages' package has neither ages nor services: a second indicator by village makes up the thirty slides.
const more: PackItem[] = ["caterpillar", "data-caterpillar"].map((part) => ({ view: "villages", part, indicator: "births" }));
const blocks = writeItems([...(await packDefinition(demandPack(pack))).items, ...more]);
const [began, used] = [performance.now(), process.cpuUsage()];
const made = await makePack(deps, "zh-CN", await packOf(deps, "zh-CN", { pack, blocks }));
const blockMs = performance.now() - began;
const { bytes } = await writePack(made, PACK_FORMATS.find((one) => one === format)!);
const { user, system } = process.cpuUsage(used);
const seconds = (performance.now() - began) / 1000;
const { slidesOf } = await import("../../lib/services/packs/count-slides");
process.stdout.write(`${JSON.stringify({ pack, format, seconds, blockSeconds: blockMs / 1000, cpuSeconds: (user + system) / 1e6, peakBytes: process.resourceUsage().maxRSS * 1024, bytes: bytes.length, slides: slidesOf(made) })}\n`);
deps.close();
process.exit(0);
