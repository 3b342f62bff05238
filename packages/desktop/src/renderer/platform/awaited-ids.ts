/** Ids that the server gave, by the key under which a thing was shown until then; null while none is known. */
const given = new Map<string, string | null>();

/** A thing is shown under this key, which is its `Idempotency-Key`, until the server says its id. */
export function awaitId(key: string): void {
  if (!given.has(key)) given.set(key, null);
}

/** The server has made it. */
export function giveId(key: string, id: string): void {
  given.set(key, id);
}

/** Whether this is the key of something that the server has not answered for yet. */
export function isAwaited(id: string): boolean {
  return given.get(id) === null;
}

/** The id under which the server knows it. */
export function serverId(id: string): string {
  return given.get(id) ?? id;
}
