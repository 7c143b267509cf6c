import { answer, type PageProps } from "../../../answer";
import { How } from "../../../components/how";
import { getHowPage } from "../../../../lib/services/get-how-page";

export default async function Page(props: PageProps) {
  const { indicator = "" } = await props.params;
  return answer(props, (deps, locale, query) => getHowPage(deps, locale, query, decodeURIComponent(indicator)), (page) => <How page={page} />);
}
