import { createHash, randomBytes } from "node:crypto";
import { api, type Call, createClient, taskStatuses } from "@xtablo/contract";

/** What people met who worked with tasks and files, and what they were promised. */
export class StorageUse {
  /** SHA-256 by id, of what was acknowledged. */
  readonly files = new Map<string, string>();
  readonly taskIds = new Set<string>();
  readonly wrongs: string[] = [];
  slowestTaskMs = 0;
  slowestRefusalMs = 0;
  downloads = 0;
  refusals = 0;
  /** Downloads that began and did not come to their end. */
  brokenOff = 0;
  readonly #call: Call;
  readonly #url: string;
  readonly #cookie: string;
  readonly #tabloId: string;
  #resting = false;

  private constructor(options: { url: string; cookie: string; call: Call; tabloId: string }) {
    this.#url = options.url;
    this.#cookie = options.cookie;
    this.#call = options.call;
    this.#tabloId = options.tabloId;
  }

  /** Signs somebody up, with a tablo. */
  static async begin(url: string): Promise<StorageUse> {
    const answer = await fetch(`${url}/api/auth/signup`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ name: "Inès", email: "ines@example.org", password: "correct horse battery" }),
    });
    const lines = answer.headers.getSetCookie().map((line) => line.split(";")[0]);
    const cookie = lines.join("; ");
    const call = createClient({ origin: url, headers: { cookie } });
    const { id: tabloId } = await call(api.tablos.create, { body: { title: "Under use" } });
    return new StorageUse({ url, cookie, call, tabloId });
  }

  /** Works until {@link rest}: two with tasks, three with small files, one with large ones. */
  async work(): Promise<void> {
    const loops = [
      () => this.#task(),
      () => this.#task(),
      () => this.#file(100_000),
      () => this.#file(100_000),
      () => this.#file(100_000),
      () => this.#file(9 * 1_048_576),
    ];
    await Promise.all(
      loops.map(async (turn) => {
        while (!this.#resting) await turn();
      }),
    );
  }

  rest(): void {
    this.#resting = true;
  }

  /** Reads everything back that was acknowledged. */
  async verify(): Promise<void> {
    const { tasks } = await this.#call(api.tablos.board, { params: { tabloId: this.#tabloId } });
    const there = new Set(tasks.map(({ id }) => id));
    for (const id of this.taskIds) if (!there.has(id)) this.wrongs.push(`lost: the task ${id}`);
    for (const [id, digest] of this.files)
      if ((await this.#download(id)) !== digest) this.wrongs.push(`lost: the bytes of ${id}`);
  }

  async #task(): Promise<void> {
    const start = performance.now();
    try {
      const params = { tabloId: this.#tabloId };
      const { id } = await this.#call(api.tasks.create, { params, body: { title: "A task" } });
      this.taskIds.add(id);
      const status = taskStatuses[this.taskIds.size % taskStatuses.length];
      await this.#call(api.tasks.move, { params: { taskId: id }, body: { status } });
    } catch (error) {
      this.wrongs.push(`a task failed: ${String(error)}`);
    }
    this.slowestTaskMs = Math.max(this.slowestTaskMs, performance.now() - start);
  }

  async #file(sizeBytes: number): Promise<void> {
    const bytes = randomBytes(sizeBytes);
    const body = new FormData();
    body.set("file", new Blob([bytes]), "a file");
    const answer = await this.#ask(`/api/tablos/${this.#tabloId}/files`, { method: "POST", body });
    if (answer?.status === 201) {
      const { id } = (await answer.json()) as { id: string }; // parsed by the server in development
      this.files.set(id, digestOf(bytes));
    }
    const ids = [...this.files.keys()];
    const id = ids[Math.floor(Math.random() * ids.length)];
    if (id === undefined) return;
    const digest = await this.#download(id);
    if (digest !== null && digest !== this.files.get(id)) this.wrongs.push(`other bytes came for ${id}`);
  }

  /** The digest of a file's bytes; null when they did not come. */
  async #download(id: string): Promise<string | null> {
    const answer = await this.#ask(`/api/files/${id}/content`, {});
    if (answer?.status !== 200) return null;
    try {
      const digest = digestOf(Buffer.from(await answer.arrayBuffer()));
      this.downloads += 1;
      return digest;
    } catch {
      this.brokenOff += 1; // the answer did not pretend to be whole
      return null;
    }
  }

  /** A refusal must be a 503 problem with Retry-After. */
  async #ask(path: string, init: RequestInit): Promise<Response | null> {
    const start = performance.now();
    const answer = await fetch(this.#url + path, { ...init, headers: { cookie: this.#cookie } }).catch(
      (error: unknown) => void this.wrongs.push(`no answer: ${String(error)}`),
    );
    if (!answer || answer.ok) return answer ?? null;
    this.refusals += 1;
    this.slowestRefusalMs = Math.max(this.slowestRefusalMs, performance.now() - start);
    const { code } = (await answer.json()) as { code?: string };
    if (answer.status !== 503 || code !== "storage_unavailable" || answer.headers.get("retry-after") !== "30")
      this.wrongs.push(`refused with ${answer.status} ${code}`);
    return answer;
  }
}

function digestOf(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}
