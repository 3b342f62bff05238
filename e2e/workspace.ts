import { api, type Call, createClient } from "@xtablo/contract";
import type { Page } from "playwright-core";
import type { Person } from "./people.ts";

/** Somebody's way to the API, and the cookies with which their browser goes on where this leaves off. */
export interface ApiAccess {
  call: Call;
  userId: string;
  cookies: { name: string; value: string }[];
}

/** Makes an account through the API. */
export async function signUpByApi(origin: string, person: Person): Promise<ApiAccess> {
  let given: string[] = [];
  const keepCookies: typeof fetch = async (input, init) => {
    const response = await fetch(input, init);
    given = response.headers.getSetCookie().map((line) => line.split(";", 1)[0] ?? "");
    return response;
  };
  const { user } = await createClient({ origin, fetch: keepCookies })(api.auth.signup, { body: person });
  const cookies = given.map((pair) => ({
    name: pair.slice(0, pair.indexOf("=")),
    value: pair.slice(pair.indexOf("=") + 1),
  }));
  const call = createClient({ origin, headers: { cookie: given.join("; ") } });
  return { call, userId: user.id, cookies };
}

/** Calls the API as a program does that has the session of a page's account. */
export async function callAs(page: Page, origin: string): Promise<Call> {
  const cookies = await page.context().cookies();
  return createClient({ origin, headers: { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join("; ") } });
}
