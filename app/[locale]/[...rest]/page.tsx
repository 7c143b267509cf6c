import { answer, type PageProps } from "../../answer";
import { NotFoundError } from "../../../lib/base/errors";

/** Any address without a page of its own. */
export default async function Page(props: PageProps) {
  return answer(props, unknownPage, () => null);
}

async function unknownPage(): Promise<never> {
  throw new NotFoundError("page.unknown", { zh: "这个地址没有页面", en: "no page stands at this address" });
}
