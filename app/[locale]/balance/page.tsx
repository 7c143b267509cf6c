import { answer, type PageProps } from "../../answer";
import { Balance } from "../../components/balance";
import { getBalancePage } from "../../../lib/services/get-balance-page";

export default async function Page(props: PageProps) {
  return answer(props, getBalancePage, (page) => <Balance page={page} />);
}
