import { answer, type PageProps } from "../../answer";
import { Snapshots } from "../../components/snapshots";
import { getSnapshotsPage } from "../../../lib/services/get-snapshots-page";

export default async function Page(props: PageProps) {
  return answer(props, getSnapshotsPage, (page) => <Snapshots page={page} />);
}
