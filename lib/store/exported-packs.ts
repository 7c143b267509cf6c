import type { Selectable } from "kysely";
import type { Connection } from "./connect";
import { digest, once, type Stamp } from "./once";
import type { Tables } from "./schema";

/** A figure as it was printed in a file that left the house. */
export type ExportedFigure = { indicator: string; area: string; period: string; text: string; value?: number };
export type ExportedPack = { id: string; pack: string; name: string; snapshot: string; area: string; period: string; formats: string[]; figures: ExportedFigure[]; role: string; at: string };

export type ExportedPackRepository = {
  record(pack: Omit<ExportedPack, "id" | "role" | "at">, stamp: Stamp): Promise<ExportedPack>;
  /** Newest first. */
  list(question?: { snapshot?: string }): Promise<ExportedPack[]>;
};

/** What was handed out with which figures, so that a later correction can name the papers it touches. */
export function exportedPackRepository(connection: Connection): ExportedPackRepository {
  return {
    async record(pack, stamp) {
      const made: ExportedPack = { ...pack, id: digest("export", stamp.key), role: stamp.role, at: stamp.at };
      const { result } = await once(connection, {
        action: "pack.export", subject: pack.pack, stamp,
        work: async (db) => {
          await db.insertInto("exported_packs").values({ ...made, formats: JSON.stringify(made.formats), figures: JSON.stringify(made.figures) }).execute();
          return { written: true, result: made.id };
        },
      });
      return { ...made, id: result };
    },
    list: ({ snapshot } = {}) => connection.read(async (db) => {
      const all = db.selectFrom("exported_packs").selectAll().orderBy("at", "desc").orderBy("id");
      return (await (snapshot === undefined ? all : all.where("snapshot", "=", snapshot)).execute()).map(toPack);
    }),
  };
}

// Both texts were written by `record`.
const toPack = ({ formats, figures, ...row }: Selectable<Tables["exported_packs"]>): ExportedPack => ({ ...row, formats: JSON.parse(formats) as string[], figures: JSON.parse(figures) as ExportedFigure[] });
