/** One open event stream. */
export interface Stream {
  userId: string;
  /** SHA-256 of the session's id, in hexadecimal: the stream ends with its session. */
  sessionHash: string;
  /** Writes frames of the event stream format as they are. */
  write(frames: string): void;
  end(): void;
}

/** Which open streams see which tablos, in memory. */
export class Subscriptions {
  readonly #byUser = new Map<string, Set<Stream>>();
  readonly #byTablo = new Map<string, Set<Stream>>();

  /** The streams that see a tablo. */
  ofTablo(tabloId: string): ReadonlySet<Stream> {
    return this.#byTablo.get(tabloId) ?? new Set();
  }

  /** Every open stream. */
  all(): Stream[] {
    return [...this.#byUser.values()].flatMap((streams) => [...streams]);
  }

  add(stream: Stream): void {
    this.#byUser.set(stream.userId, (this.#byUser.get(stream.userId) ?? new Set()).add(stream));
  }

  remove(stream: Stream): void {
    this.setTablos(stream, []);
    const streams = this.#byUser.get(stream.userId);
    streams?.delete(stream);
    if (streams?.size === 0) this.#byUser.delete(stream.userId);
  }

  /** Makes a stream see exactly these tablos. One that was removed meanwhile sees none. */
  setTablos(stream: Stream, tabloIds: string[]): void {
    const current = new Set(this.#byUser.get(stream.userId)?.has(stream) ? tabloIds : []);
    for (const [tabloId, streams] of this.#byTablo)
      if (!current.has(tabloId) && streams.has(stream)) this.#unsubscribe(stream, tabloId);
    for (const tabloId of current) this.#subscribe(stream, tabloId);
  }

  /** Makes a tablo be seen by exactly these users' streams. */
  setMembers(tabloId: string, userIds: string[]): void {
    const members = new Set(userIds);
    for (const stream of this.ofTablo(tabloId)) if (!members.has(stream.userId)) this.#unsubscribe(stream, tabloId);
    for (const userId of members) for (const stream of this.#byUser.get(userId) ?? []) this.#subscribe(stream, tabloId);
  }

  #subscribe(stream: Stream, tabloId: string): void {
    this.#byTablo.set(tabloId, (this.#byTablo.get(tabloId) ?? new Set()).add(stream));
  }

  #unsubscribe(stream: Stream, tabloId: string): void {
    const streams = this.#byTablo.get(tabloId);
    streams?.delete(stream);
    if (streams?.size === 0) this.#byTablo.delete(tabloId);
  }
}
