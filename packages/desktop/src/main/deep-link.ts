import { placePattern } from "../shared/place.ts";

/** A place on a server, as `xtablo://HOST/tablos/ID` or `xtablo://HOST/tablos/ID/tasks/ID` names it. */
export interface DeepLink {
  /** Host and port of the server, or `local` for the one on this computer. */
  host: string;
  path: string;
}

/** The scheme that the system hands over to the app. */
export const scheme = "xtablo";

/** Reads a link; null when it is none, or leads to anything but a tablo or a task. */
export function parseDeepLink(address: string): DeepLink | null {
  if (!URL.canParse(address)) return null;
  const { protocol, host, pathname, search, hash, username, password } = new URL(address);
  const more = search + hash + username + password;
  if (protocol !== `${scheme}:` || host === "" || more !== "" || !placePattern.test(pathname)) return null;
  return { host: host.toLowerCase(), path: pathname };
}

/** What {@link parseDeepLink} reads. */
export function linkTo({ host, path }: DeepLink): string {
  return `${scheme}://${host}${path}`;
}

/** The link among the words with which the app was started: systems other than macOS hand it over so. */
export function findDeepLink(words: readonly string[]): DeepLink | null {
  for (const word of words) {
    const link = parseDeepLink(word);
    if (link) return link;
  }
  return null;
}
