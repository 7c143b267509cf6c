import { answer, type PageProps } from "../../../answer";
import { CheckDraft } from "../../../components/check-draft";
import { getCheckPage } from "../../../../lib/services/check-page";

export default async function Page(props: PageProps) {
  return answer(props, getCheckPage, (page) => <CheckDraft page={page} />);
}
