import { answer, type PageProps } from "../../../answer";
import { Circular } from "../../../components/circular";
import { getCircularPage } from "../../../../lib/services/get-circular-page";

export default async function Page(props: PageProps) {
  return answer(props, getCircularPage, (page) => <Circular page={page} />);
}
