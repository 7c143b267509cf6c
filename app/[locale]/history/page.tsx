import { answer, type PageProps } from "../../answer";
import { History } from "../../components/history";
import { getHistoryPage } from "../../../lib/services/get-history-page";

export default async function Page(props: PageProps) {
  return answer(props, getHistoryPage, (page) => <History page={page} />);
}
