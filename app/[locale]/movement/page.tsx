import { answer, type PageProps } from "../../answer";
import { Movement } from "../../components/movement";
import { getMovementPage } from "../../../lib/services/get-movement-page";

export default async function Page(props: PageProps) {
  return answer(props, getMovementPage, (page) => <Movement page={page} />);
}
