import type { Color, File } from "@xtablo/contract";
import {
  AudioLinesIcon,
  FileArchiveIcon,
  FileBoxIcon,
  FileIcon,
  FileSpreadsheetIcon,
  FileTextIcon,
  ImageIcon,
  VideoIcon,
  type IconShape,
} from "../../ui/icons.ts";

/** The kinds of files that look different. */
export type FileKind =
  | "pdf"
  | "image"
  | "audio"
  | "video"
  | "archive"
  | "spreadsheet"
  | "document"
  | "presentation"
  | "text"
  | "unknown";

/** How a kind of files looks. */
export const fileLooks: Record<FileKind, { icon: IconShape; tint: Color }> = {
  pdf: { icon: FileTextIcon, tint: "red" },
  image: { icon: ImageIcon, tint: "teal" },
  audio: { icon: AudioLinesIcon, tint: "purple" },
  video: { icon: VideoIcon, tint: "pink" },
  archive: { icon: FileArchiveIcon, tint: "slate" },
  spreadsheet: { icon: FileSpreadsheetIcon, tint: "green" },
  document: { icon: FileTextIcon, tint: "indigo" },
  presentation: { icon: FileTextIcon, tint: "orange" },
  text: { icon: FileTextIcon, tint: "slate" },
  unknown: { icon: FileIcon, tint: "slate" },
};

/** A model of a building or a thing, which no signature in the bytes tells apart. */
export const modelLook: { icon: IconShape; tint: Color } = { icon: FileBoxIcon, tint: "blue" };

const kindsByEnding: readonly [RegExp, FileKind][] = [
  [/\.(xlsx?|ods|csv)$/i, "spreadsheet"],
  [/\.(docx?|odt|rtf)$/i, "document"],
  [/\.(pptx?|odp)$/i, "presentation"],
  [/\.svg$/i, "image"],
];
const kindsByType: readonly [RegExp, FileKind][] = [
  [/^application\/pdf$/, "pdf"],
  [/^image\//, "image"],
  [/^audio\//, "audio"],
  [/^video\//, "video"],
  [/spreadsheet|excel|\/csv$/, "spreadsheet"],
  [/wordprocessing|msword|opendocument\.text|\/rtf$/, "document"],
  [/presentation|powerpoint/, "presentation"],
  [/zip|compressed|x-tar|x-7z|gzip|x-bzip|vnd\.rar|zstd|x-xz/, "archive"],
  [/^text\/|\/(?:xml|json)$/, "text"],
];

/** What kind a file is, by its sniffed type; office files, which are archives by their bytes, by their name. */
export function fileKindOf({ name, contentType }: Pick<File, "name" | "contentType">): FileKind {
  const ended = kindsByEnding.find(([ending]) => ending.test(name));
  const typed = kindsByType.find(([type]) => type.test(contentType));
  return (ended ?? typed)?.[1] ?? "unknown";
}

/** Is a file a model, by its name. */
export function isModel({ name }: Pick<File, "name">): boolean {
  return /\.(ifc|e57|rvt|dwg|dxf|skp|step|stp|stl|obj|glb|gltf|3dm)$/i.test(name);
}

/** The ending of a name in capitals, such as `JPEG` or `IFC`; empty when there is none. */
export function endingOf(name: string): string {
  const [, ending = ""] = /\.([a-z0-9]{1,5})$/i.exec(name) ?? [];
  return ending.toUpperCase().replace(/^JPG$/, "JPEG");
}
