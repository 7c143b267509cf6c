import { answer, type PageProps } from "../../answer";
import { Quality } from "../../components/quality";
import { getQualityPage } from "../../../lib/services/get-quality-page";

export default async function Page(props: PageProps) {
  return answer(props, getQualityPage, (page) => <Quality page={page} />);
}
