import { api, type Account, type Args } from "@xtablo/contract";
import { currentLanguage } from "../../lib/text.ts";
import { call, fieldErrorsOf, messageOf, statusOf } from "../../platform/api.ts";

/** The account that was signed in, or why not: by field, or in one sentence. */
export type Entered =
  | { kind: "in"; account: Account }
  | { kind: "refused"; status: number | null; message: string; fields: Record<string, string> };

/** Signs in. */
export function signIn(body: Args<typeof api.auth.login>["body"]): Promise<Entered> {
  return enter(call(api.auth.login, { body }));
}

/** Makes an account, which speaks the page's language from then on, and signs in. */
export function signUp(body: Omit<Args<typeof api.auth.signup>["body"], "locale">): Promise<Entered> {
  return enter(call(api.auth.signup, { body: { ...body, locale: currentLanguage() } }));
}

async function enter(answer: Promise<{ user: Account }>): Promise<Entered> {
  try {
    return { kind: "in", account: (await answer).user };
  } catch (error) {
    return { kind: "refused", status: statusOf(error), message: messageOf(error), fields: fieldErrorsOf(error) };
  }
}
