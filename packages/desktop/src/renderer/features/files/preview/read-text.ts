import type { File } from "@xtablo/contract";
import { readBytes } from "./read-bytes.ts";

/** More of a text than this is not shown. */
export const mostTextBytes = 1_048_576;

/** The beginning of a text, and whether that is all of it. */
export interface ReadText {
  text: string;
  isWhole: boolean;
}

/** Reads a text file, its first megabyte at most. */
export async function readText(file: Pick<File, "id" | "sizeBytes">, signal: AbortSignal): Promise<ReadText> {
  const bytes = await readBytes(file, { signal, most: mostTextBytes });
  return { text: decodeText(bytes), isWhole: bytes.length >= file.sizeBytes };
}

/** Decodes text: by its byte order mark, else as UTF-8, else as what Windows wrote before. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    // `stream`: a character may be cut where reading stopped.
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return new TextDecoder("windows-1252").decode(bytes); // which knows every byte
  }
}

/** An SVG as the address of a picture. As a picture, and of an origin of its own, nothing in it can run or load. */
export function drawingUrl(svg: string): string {
  return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
}
