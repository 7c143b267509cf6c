import { answer, type PageProps } from "../../../answer";
import { VillageCase } from "../../../components/village-case";
import { getCasePage } from "../../../../lib/services/cases/get-case-page";

export default async function Page(props: PageProps) {
  const { code = "" } = await props.params;
  return answer(props, (deps, locale, query, posted) => getCasePage(deps, locale, query, decodeURIComponent(code), posted), (page) => <VillageCase page={page} />);
}
