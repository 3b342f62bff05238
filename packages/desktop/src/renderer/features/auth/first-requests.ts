import type { Account, api, Meta, Output } from "@xtablo/contract";

/**
 * Who is signed in; null for nobody.
 * Asked without the typed client, as is {@link readMeta}: its schemas would double what the sign-in page loads.
 * Throws when the server is not reached.
 */
export async function readAccount(): Promise<Account | null> {
  return (await read<Output<typeof api.auth.session>>("/api/auth/session")).user;
}

/** Which Xtablo this is, and how one may sign in. Throws when the server is not reached. */
export function readMeta(): Promise<Meta> {
  return read<Meta>("/api/meta");
}

async function read<T>(path: string): Promise<T> {
  const response = await fetch(path, { headers: { accept: "application/json" }, credentials: "same-origin" });
  if (!response.ok) throw new Error(`${path} answered ${response.status}.`);
  return (await response.json()) as T; // the server parses its answers against the contract in tests
}
