import { answer, type PageProps } from "../../../answer";
import { Method } from "../../../components/method";
import { getMethodPage } from "../../../../lib/services/get-method-page";

export default async function Page(props: PageProps) {
  const { method = "" } = await props.params;
  return answer(props, (deps, locale, query) => getMethodPage(deps, locale, query, decodeURIComponent(method)), (page) => <Method page={page} />);
}
