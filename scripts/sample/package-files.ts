import { lastWholeMonth } from "./calendar";
import { planBirths } from "./births";
import { checkFile, misfiledFile, sourceFile } from "./check-files";
import { planChecks } from "./check-plan";
import { eventFile } from "./event-file";
import { geometry } from "./geometry";
import { type Sheet, toCsv } from "./ledger-csv";
import { activityFile, areaFile, groupFile, ledgerInfo, migrantFile, reportedFile } from "./office-files";
import { simulate } from "./people";
import { type Known, populationFile } from "./population-file";
import { serviceFile, targetFile } from "./service-files";

export const SEED = 20091005;
export const AS_OF = "2009-10-05";

/** The sample package as file name and text: what was known on `asOf`. The same seed and date give the same bytes. */
export function packageFiles(asOf = AS_OF, seed = SEED): Map<string, string> {
  const known: Known = { asOf, month: lastWholeMonth(asOf) };
  const births = planBirths(seed);
  const crowd = simulate(seed, births);
  const checks = planChecks(seed, births, crowd);
  const sheets: Sheet[] = [
    areaFile(), populationFile(seed, crowd, known), eventFile(births, crowd, known), migrantFile(seed, crowd, known), checkFile(checks, known), misfiledFile(seed, births, checks, known),
    sourceFile(seed, births, crowd, known), serviceFile(seed, births, crowd, known), activityFile(seed, known), targetFile(known), groupFile(), reportedFile(known),
  ];
  return new Map([
    ["ledger.json", `${JSON.stringify(ledgerInfo(asOf), null, 2)}\n`],
    ...sheets.map((sheet): [string, string] => [`${sheet.name}.csv`, toCsv(sheet)]),
    ["geometry.geojson", geometry(seed)],
  ]);
}
