import { answer, type PageProps } from "../../answer";
import { People } from "../../components/people";
import { getPeoplePage } from "../../../lib/services/get-people-page";

export default async function Page(props: PageProps) {
  return answer(props, getPeoplePage, (page) => <People page={page} />);
}
