import { NetworkError, readAnswer, type File } from "@xtablo/contract";
import { contentUrl } from "../file-url.ts";

/** Options of {@link readBytes}. */
export interface ReadBytesOptions {
  signal: AbortSignal;
  /** Only so many from the beginning. */
  most?: number;
}

/** A file's bytes. Throws `ProblemError` or `NetworkError`, and an abort as it is. */
export async function readBytes(
  file: Pick<File, "id">,
  { signal, most }: ReadBytesOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const headers: HeadersInit = most === undefined ? {} : { range: `bytes=0-${most - 1}` };
  try {
    const response = await fetch(contentUrl(file), { signal, headers });
    if (!response.ok) await readAnswer(response);
    return new Uint8Array(await response.arrayBuffer());
  } catch (error) {
    if (error instanceof TypeError) throw new NetworkError("The file could not be read.", { cause: error });
    throw error;
  }
}
