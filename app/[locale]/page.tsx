import { answer, type PageProps } from "../answer";
import { Overview } from "../components/overview";
import { getOverviewPage } from "../../lib/services/get-overview-page";

export default async function Page(props: PageProps) {
  return answer(props, getOverviewPage, (page) => <Overview page={page} />);
}
