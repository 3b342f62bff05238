import type { File } from "@xtablo/contract";

/** The ways to show a file's content. `drawing`: an SVG, which is shown as a picture that cannot act. */
export type PreviewKind = "picture" | "drawing" | "pdf" | "text" | "audio" | "video" | "none";

const kindsByType: readonly [RegExp, PreviewKind][] = [
  [/^application\/pdf$/, "pdf"],
  [/^image\/svg/, "drawing"],
  [/^image\//, "picture"],
  [/^audio\/|^application\/ogg$/, "audio"],
  [/^video\//, "video"],
  [/^text\/|^application\/(?:xml|json)$/, "text"],
];

/** Names of files that are text in an older encoding, which the server does not recognise by their bytes. */
const textNames = /\.(txt|text|md|markdown|csv|tsv|log|ini|conf|cfg|json|xml|ya?ml|html?|css|js|ts|sql|srt|vtt|tex)$/i;

/**
 * How a file can be shown: by the type that the server found in its bytes; the name decides only between ways to show
 * what is text anyway. Nothing is ever shown as a page: HTML is its source.
 */
export function previewKindOf({ name, contentType }: Pick<File, "name" | "contentType">): PreviewKind {
  const kind = kindsByType.find(([type]) => type.test(contentType))?.[1] ?? "none";
  if (kind === "text" && /\.svg$/i.test(name)) return "drawing";
  if (contentType === "application/octet-stream" && textNames.test(name)) return "text";
  return kind;
}

/** Is a text Markdown, by its name. */
export function isMarkdown({ name }: Pick<File, "name">): boolean {
  return /\.(md|markdown)$/i.test(name);
}
