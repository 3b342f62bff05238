/** What becomes of an address that a page wants to go to, or to open beside itself. */
type LinkVerdict =
  /** It belongs to the server that is shown. */
  | { kind: "inside"; url: string }
  /** It goes to the system's browser, or its mail program. */
  | { kind: "outside"; url: string }
  | { kind: "refused"; reason: string };

/** Judges an address by what `URL` makes of it, never by how it is written. `origin` is that of the server that is shown. */
export function judgeLink(address: string, origin: string): LinkVerdict {
  if (!URL.canParse(address)) return { kind: "refused", reason: "it is no address" };
  const url = new URL(address);
  if (url.protocol === "mailto:") return { kind: "outside", url: url.href };
  if (url.protocol !== "https:" && url.protocol !== "http:")
    return { kind: "refused", reason: `${url.protocol} is not opened` };
  if (url.username !== "" || url.password !== "")
    return { kind: "refused", reason: "it carries a name or a password, which hides where it leads" };
  return { kind: url.origin === origin ? "inside" : "outside", url: url.href };
}
