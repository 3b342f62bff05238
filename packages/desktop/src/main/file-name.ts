/** Names that Windows keeps for devices, with any ending. */
const devices = /^(con|prn|aux|nul|(com|lpt)[0-9¹²³]) *(\..*)?$/i;
/** File systems count bytes, 255 of them. */
const maxBytes = 200;

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
  const ending = /\.[^.]{1,16}$/.exec(name)?.[0] ?? "";
  let start = name.slice(0, name.length - ending.length);
  while (Buffer.byteLength(start + ending) > maxBytes) start = start.replace(/.$/su, "");
  return start + ending;
}
