import { answer, type PageProps } from "../../answer";
import { Methods } from "../../components/methods";
import { getMethodsPage } from "../../../lib/services/get-methods-page";

export default async function Page(props: PageProps) {
  return answer(props, getMethodsPage, (page) => <Methods page={page} />);
}
