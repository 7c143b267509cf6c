import { answer, type PageProps } from "../../../answer";
import { Village } from "../../../components/village";
import { getVillagePage } from "../../../../lib/services/get-village-page";

export default async function Page(props: PageProps) {
  const { code = "" } = await props.params;
  return answer(props, (deps, locale, query) => getVillagePage(deps, locale, query, decodeURIComponent(code)), (page) => <Village page={page} />);
}
