import type { File } from "@xtablo/contract";
import { displayLocale } from "../../lib/format.ts";
import { fileKindOf, isModel, type FileKind } from "./file-kind.ts";

/** What a table of files can be sorted by. */
export const sortColumns = ["name", "size", "type", "uploader", "date"] as const;

/** A column that files can be sorted by. */
export type SortColumn = (typeof sortColumns)[number];

/** What one can filter files by the kind of. */
export const filterKinds = [
  "image",
  "pdf",
  "document",
  "spreadsheet",
  "presentation",
  "text",
  "audio",
  "video",
  "archive",
  "model",
  "unknown",
] as const;

/** A kind that files can be filtered by: those that look different, and models. */
export type FilterKind = (typeof filterKinds)[number];

/** Which files are shown, in which order. */
export interface FileView {
  text: string;
  kind: FilterKind | null;
  uploader: string | null;
  sort: { by: SortColumn; descending: boolean };
}

/** A {@link FileView} as the address holds it; `sort` is a column, with a minus in front when descending. */
export interface FileSearch {
  q?: string | undefined;
  kind?: string | undefined;
  uploader?: string | undefined;
  sort?: string | undefined;
}

const newestFirst = "-date";

/** Reads the address; what it does not know counts as not said. */
export function readFileView({ q = "", kind, uploader, sort = newestFirst }: FileSearch): FileView {
  const by = sortColumns.find((column) => sort === column || sort === `-${column}`);
  return {
    text: q,
    kind: filterKinds.find((known) => known === kind) ?? null,
    uploader: uploader ?? null,
    sort: by ? { by, descending: sort.startsWith("-") } : { by: "date", descending: true },
  };
}

/** Writes the address; what is as usual is left out. */
export function writeFileView({ text, kind, uploader, sort }: FileView): FileSearch {
  const written = `${sort.descending ? "-" : ""}${sort.by}`;
  return {
    q: text || undefined,
    kind: kind ?? undefined,
    uploader: uploader ?? undefined,
    sort: written === newestFirst ? undefined : written,
  };
}

/** Is anything left out. */
export function isFilteringFiles({ text, kind, uploader }: FileView): boolean {
  return text.trim() !== "" || kind !== null || uploader !== null;
}

/** Must all files be known to show this: newest first, without filters, shows page by page. */
export function needsAllFiles(view: FileView): boolean {
  return isFilteringFiles(view) || view.sort.by !== "date" || !view.sort.descending;
}

/** How a file's cells read, by which it is sorted. */
export interface FileNames {
  typeOf: (file: File) => string;
  uploaderOf: (file: File) => string;
}

/** The files that a view shows, in its order; newest first among equals. `files` come newest first. */
export function arrangeFiles(files: readonly File[], view: FileView, names: FileNames): File[] {
  const wanted = view.text.trim().toLowerCase();
  const shown = files.filter(
    (file) =>
      file.name.toLowerCase().includes(wanted) &&
      (view.kind === null || filterKindOf(file) === view.kind) &&
      (view.uploader === null || file.uploaderId === view.uploader),
  );
  const { by, descending } = view.sort;
  if (by === "date") return descending ? shown : shown.toReversed();
  const compare = comparisonOf(by, names);
  return shown.toSorted((one, other) => (descending ? compare(other, one) : compare(one, other)));
}

/** The kind by which a file is found. */
function filterKindOf(file: File): FilterKind {
  const kind: FileKind = fileKindOf(file);
  return isModel(file) ? "model" : kind;
}

function comparisonOf(by: Exclude<SortColumn, "date">, names: FileNames): (one: File, other: File) => number {
  if (by === "size") return (one, other) => one.sizeBytes - other.sizeBytes;
  // Numbers count as such: "Plan 9" comes before "Plan 10".
  const { compare } = new Intl.Collator(displayLocale(), { numeric: true, sensitivity: "base" });
  const read = { name: (file: File) => file.name, type: names.typeOf, uploader: names.uploaderOf }[by];
  return (one, other) => compare(read(one), read(other));
}
