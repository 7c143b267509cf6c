import { answer, type PageProps } from "../../answer";
import { Services } from "../../components/services";
import { getServicesPage } from "../../../lib/services/get-services-page";

export default async function Page(props: PageProps) {
  return answer(props, getServicesPage, (page) => <Services page={page} />);
}
