/** Longest name kept, in UTF-16 units. */
const longestName = 255;

/**
 * The name under which an upload is kept: any Unicode, without folders or control characters.
 * A name that is too long is cut before its extension, never inside a character.
 */
export function cleanName(given: string): string {
  const base = given.toWellFormed().split(/[/\\]/).at(-1) ?? "";
  // eslint-disable-next-line no-control-regex -- control characters are what is removed
  const name = base.replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, "").trim();
  if (name === "" || name === "." || name === "..") return "file";
  if (name.length <= longestName) return name;
  const dot = name.lastIndexOf(".");
  const extension = dot > 0 && name.length - dot <= 20 ? name.slice(dot) : "";
  return cutWhole(name.slice(0, dot > 0 && extension ? dot : undefined), longestName - extension.length) + extension;
}

/** Cuts between characters as people see them: an emoji stays whole or goes. A single one that is longer is cut itself. */
function cutWhole(text: string, maxUnits: number): string {
  let kept = "";
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (kept.length + segment.length > maxUnits) break;
    kept += segment;
  }
  return kept || text.slice(0, maxUnits).toWellFormed();
}

/** A `Content-Disposition` that any name is safe in. Source: RFC 6266 and RFC 8187. */
export function dispositionOf(kind: "inline" | "attachment", name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
