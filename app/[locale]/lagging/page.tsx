import { answer, type PageProps } from "../../answer";
import { Lagging } from "../../components/lagging";
import { getLaggingPage } from "../../../lib/services/get-lagging-page";

export default async function Page(props: PageProps) {
  return answer(props, getLaggingPage, (page) => <Lagging page={page} />);
}
