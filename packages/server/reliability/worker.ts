import { createHash, randomBytes } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import {
  api,
  type Call,
  createClient,
  NetworkError,
  ProblemError,
  readAnswer,
  taskStatuses,
  type TaskStatus,
} from "@xtablo/contract";
import type { Battlefield } from "./battlefield.ts";

/** What was acknowledged of a task: it must be there like this, once. */
export interface Acknowledged {
  id: string;
  title: string;
  status: TaskStatus;
}

/** Someone who writes to a tablo of their own, asks again when they got no answer, and remembers what they were promised. */
export class Worker {
  readonly tabloId: string;
  readonly call: Call;
  readonly cookie: string;
  readonly tasks = new Map<string, Acknowledged>();
  readonly deleted = new Set<string>();
  /** SHA-256 by id. */
  readonly files = new Map<string, string>();
  acknowledged = 0;
  retried = 0;
  readonly #name: string;
  readonly #url: string;
  #resting = false;
  #number = 0;

  private constructor(options: { name: string; url: string; cookie: string; call: Call; tabloId: string }) {
    this.#name = options.name;
    this.#url = options.url;
    this.cookie = options.cookie;
    this.call = options.call;
    this.tabloId = options.tabloId;
  }

  /** Signs one up, with a tablo. */
  static async hire({ url }: Battlefield, name: string): Promise<Worker> {
    const answer = await fetch(`${url}/api/auth/signup`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ name, email: `${name}@example.org`, password: "correct horse battery" }),
    });
    const cookie = answer.headers
      .getSetCookie()
      .map((line) => line.split(";")[0])
      .join("; ");
    const call = createClient({ origin: url, headers: { cookie } });
    const { id: tabloId } = await call(api.tablos.create, { body: { title: name } });
    return new Worker({ name, url, cookie, call, tabloId });
  }

  /** Writes until {@link rest}. Throws when the server refuses what it must not refuse. */
  async work(): Promise<void> {
    const deeds = [
      () => this.#create(),
      () => this.#create(),
      () => this.#edit(),
      () => this.#move(),
      () => this.#remove(),
      () => this.#upload(),
    ];
    while (!this.#resting) {
      this.#number += 1;
      await deeds[Math.floor(Math.random() * deeds.length)]?.();
    }
  }

  rest(): void {
    this.#resting = true;
  }

  async #create(): Promise<void> {
    const title = `${this.#name}-${this.#number}`;
    const idempotencyKey = crypto.randomUUID();
    const params = { tabloId: this.tabloId };
    const task = await this.#insist(() => this.call(api.tasks.create, { params, body: { title } }, { idempotencyKey }));
    this.tasks.set(task.id, { id: task.id, title, status: task.status });
  }

  async #edit(): Promise<void> {
    const task = this.#pick();
    if (!task) return;
    const title = `${this.#name}-${this.#number}`;
    await this.#insist(() => this.call(api.tasks.update, { params: { taskId: task.id }, body: { title } }));
    task.title = title;
  }

  async #move(): Promise<void> {
    const task = this.#pick();
    if (!task) return;
    const status = taskStatuses[Math.floor(Math.random() * taskStatuses.length)] ?? "todo";
    await this.#insist(() => this.call(api.tasks.move, { params: { taskId: task.id }, body: { status } }));
    task.status = status;
  }

  async #remove(): Promise<void> {
    const task = this.#pick();
    if (!task) return;
    const removed = this.#insist(() => this.call(api.tasks.remove, { params: { taskId: task.id } }));
    await removed.catch((error: unknown) => {
      const before = error instanceof ProblemError && error.problem.status === 404; // the try without an answer did it
      if (!before) throw error;
    });
    this.tasks.delete(task.id);
    this.deleted.add(task.id);
  }

  /** An upload has no key: without an answer nothing is promised, and nothing is asked again. */
  async #upload(): Promise<void> {
    const bytes = randomBytes(20_000);
    const body = new FormData();
    body.set("file", new Blob([bytes]), `${this.#number}.bin`);
    const send = { method: "POST", headers: { cookie: this.cookie }, body };
    const answer = await fetch(`${this.#url}/api/tablos/${this.tabloId}/files`, send).catch(() => null);
    if (answer?.status !== 201) return;
    const file = (await readAnswer(answer).catch(() => null)) as { id: string } | null; // the answer may have been cut
    if (file) this.files.set(file.id, createHash("sha256").update(bytes).digest("hex"));
  }

  #pick(): Acknowledged | undefined {
    const all = [...this.tasks.values()];
    return all[Math.floor(Math.random() * all.length)];
  }

  /** Asks until there is an answer, as a client does that was cut off. */
  async #insist<T>(ask: () => Promise<T>): Promise<T> {
    for (let tries = 0; ; tries += 1) {
      try {
        const answer = await ask();
        this.acknowledged += 1;
        if (tries > 0) this.retried += 1;
        return answer;
      } catch (error) {
        const again =
          error instanceof NetworkError || (error instanceof ProblemError && [503, 409].includes(error.problem.status));
        if (!again || tries > 300) throw error;
        await delay(100);
      }
    }
  }
}
