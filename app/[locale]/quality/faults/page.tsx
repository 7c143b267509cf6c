import { answer, type PageProps } from "../../../answer";
import { Faults } from "../../../components/faults";
import { getFaultsPage } from "../../../../lib/services/get-faults-page";

export default async function Page(props: PageProps) {
  return answer(props, getFaultsPage, (page) => <Faults page={page} />);
}
