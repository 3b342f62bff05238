import { api, urlOf, type File } from "@xtablo/contract";

/** The address that makes browsers save a file. */
export function downloadUrl(file: Pick<File, "id">): string {
  return urlOf(api.files.content, { params: { fileId: file.id }, query: { download: "" } });
}

/** The address of a file's bytes. */
export function contentUrl(file: Pick<File, "id">): string {
  return urlOf(api.files.content, { params: { fileId: file.id } });
}

/** Saves a file. By a link and not by leaving the page, about which uploads on their way would warn. */
export function saveFile(file: Pick<File, "id" | "name">): void {
  const link = document.createElement("a");
  link.href = downloadUrl(file);
  link.download = file.name;
  link.click();
}
