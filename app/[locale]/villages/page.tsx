import { answer, type PageProps } from "../../answer";
import { Villages } from "../../components/villages";
import { getVillagesPage } from "../../../lib/services/get-villages-page";

export default async function Page(props: PageProps) {
  return answer(props, getVillagesPage, (page) => <Villages page={page} />);
}
