import { createHash } from "node:crypto";
import { api, type Call } from "@xtablo/contract";

/** What the server acknowledged in a tablo. */
export interface Promised {
  id: string;
  tasks: string[];
  /** SHA-256 by id. */
  files: Map<string, string>;
}

/** What of it is not there, or is there twice, and files with other bytes. */
export async function findWrongs(
  call: Call,
  send: typeof fetch,
  { url, headers, tablo }: { url: string; headers: Record<string, string>; tablo: Promised },
): Promise<string[]> {
  const { tasks } = await call(api.tablos.board, { params: { tabloId: tablo.id } });
  const wrongs = differences(
    tasks.map(({ title }) => title),
    tablo.tasks,
  );
  for (const [id, sha256] of tablo.files) {
    const response = await send(`${url}/api/files/${id}/content`, { headers });
    const bytes = Buffer.from(await response.arrayBuffer());
    if (createHash("sha256").update(bytes).digest("hex") !== sha256) wrongs.push(`lost: the bytes of file ${id}`);
  }
  const { items } = await call(api.files.list, { params: { tabloId: tablo.id }, query: { limit: 200 } });
  if (tablo.files.size < 200 && items.length !== tablo.files.size)
    wrongs.push(`${items.length} files instead of ${tablo.files.size}`);
  return wrongs;
}

function differences(there: string[], promised: string[]): string[] {
  const [set, wanted] = [new Set(there), new Set(promised)];
  return [
    ...promised.filter((title) => !set.has(title)).map((title) => `lost: ${title}`),
    ...there.filter((title, at) => there.indexOf(title) !== at || !wanted.has(title)).map((title) => `twice: ${title}`),
  ];
}
