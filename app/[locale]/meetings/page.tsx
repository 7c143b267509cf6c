import { answer, type PageProps } from "../../answer";
import { Meetings } from "../../components/meetings";
import { getMeetingsPage } from "../../../lib/services/get-meetings-page";

export default async function Page(props: PageProps) {
  return answer(props, getMeetingsPage, (page) => <Meetings page={page} />);
}
