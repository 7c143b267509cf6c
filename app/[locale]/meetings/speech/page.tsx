import { answer, type PageProps } from "../../../answer";
import { Speech } from "../../../components/speech";
import { getSpeechPage } from "../../../../lib/services/get-speech-page";

export default async function Page(props: PageProps) {
  return answer(props, getSpeechPage, (page) => <Speech page={page} />);
}
