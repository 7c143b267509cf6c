import { headers } from "next/headers";
import { heldPosted, POSTED_HEADER, type PostedForm } from "../lib/base/posted-form";

/** What was posted to this page, or undefined where it was only opened. The request inside is always a GET. */
export async function postedForm(): Promise<PostedForm | undefined> {
  const token = (await headers()).get(POSTED_HEADER);
  return token === null ? undefined : heldPosted(token);
}
