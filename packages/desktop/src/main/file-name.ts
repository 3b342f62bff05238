/** Names that Windows keeps for devices, with any ending. */
const devices = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?$/i;
const maxLength = 180;

/** A name under which a download can be saved in the folder that was chosen, and nowhere else, on every system. */
export function safeFileName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? "";
  const clean = last
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}<>:"|?*]/gu, "")
    .replace(/^[. ]+|[. ]+$/g, "");
  const kept = shorten(clean) || "download";
  return devices.test(kept) ? `_${kept}` : kept;
}

/** Keeps the ending, which says what it is. */
function shorten(name: string): string {
  if (name.length <= maxLength) return name;
  const ending = /\.[^.]{1,16}$/.exec(name)?.[0] ?? "";
  return name.slice(0, maxLength - ending.length) + ending;
}
