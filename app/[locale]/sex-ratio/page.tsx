import { answer, type PageProps } from "../../answer";
import { SexRatio } from "../../components/sex-ratio";
import { getSexRatioPage } from "../../../lib/services/get-sex-ratio-page";

export default async function Page(props: PageProps) {
  return answer(props, getSexRatioPage, (page) => <SexRatio page={page} />);
}
