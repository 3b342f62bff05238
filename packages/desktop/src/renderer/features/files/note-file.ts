import type { QueryClient } from "@tanstack/react-query";
import type { File } from "@xtablo/contract";
import { filesQuery } from "../../platform/files.ts";

/** Shows a file that has just been stored. The change of the log that follows makes the list be asked for again. */
export function noteFile(client: QueryClient, file: File): void {
  client.setQueryData(filesQuery(file.tabloId).queryKey, (data) => {
    const [first, ...others] = data?.pages ?? [];
    if (!data || !first || data.pages.some(({ items }) => items.some(({ id }) => id === file.id))) return data;
    return { ...data, pages: [{ ...first, items: [file, ...first.items] }, ...others] };
  });
}
