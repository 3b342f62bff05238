import { createHash } from "node:crypto";
import { api, type Change } from "@xtablo/contract";
import type { Battlefield } from "./battlefield.ts";
import type { Worker } from "./worker.ts";

/** What became of the writes. */
export interface Verdict {
  acknowledged: number;
  retried: number;
  uploads: number;
  changes: number;
  /** Everything that is not as it was promised. */
  wrongs: string[];
}

/** Compares what the server has with what it acknowledged. */
export async function verify(field: Battlefield, workers: Worker[]): Promise<Verdict> {
  const verdict: Verdict = { acknowledged: 0, retried: 0, uploads: 0, changes: 0, wrongs: [...field.lies] };
  for (const worker of workers) {
    verdict.acknowledged += worker.acknowledged;
    verdict.retried += worker.retried;
    verdict.uploads += worker.files.size;
    verdict.wrongs.push(...(await wrongTasks(worker)), ...(await wrongFiles(field.url, worker)));
    const log = await readLog(worker);
    verdict.changes += log.length;
    log.forEach((change, index) => {
      if (change.version !== index + 1)
        verdict.wrongs.push(`a gap in ${worker.tabloId}: ${change.version} at place ${index + 1}`);
    });
  }
  return verdict;
}

async function wrongTasks(worker: Worker): Promise<string[]> {
  const { tasks, tablo } = await worker.call(api.tablos.board, { params: { tabloId: worker.tabloId } });
  const there = new Map(tasks.map((task) => [task.id, task]));
  const wrongs: string[] = [];
  for (const promised of worker.tasks.values()) {
    const task = there.get(promised.id);
    if (!task) wrongs.push(`lost: ${promised.title}`);
    else if (task.title !== promised.title || task.status !== promised.status)
      wrongs.push(`lost: ${promised.title} in ${promised.status} is ${task.title} in ${task.status}`);
  }
  for (const task of tasks) {
    if (!worker.tasks.has(task.id))
      wrongs.push(`${worker.deleted.has(task.id) ? "back again" : "twice"}: ${task.title}`);
  }
  if (new Set(tasks.map((task) => `${task.status} ${task.position}`)).size !== tasks.length)
    wrongs.push("two tasks in one place");
  const done = tasks.filter((task) => task.status === "done").length;
  if (tablo.progress.total !== tasks.length || tablo.progress.done !== done) wrongs.push("the progress is wrong");
  return wrongs;
}

async function wrongFiles(url: string, worker: Worker): Promise<string[]> {
  const wrongs: string[] = [];
  for (const [id, sha256] of worker.files) {
    const answer = await fetch(`${url}/api/files/${id}/content`, { headers: { cookie: worker.cookie } });
    const bytes = Buffer.from(await answer.arrayBuffer());
    if (createHash("sha256").update(bytes).digest("hex") !== sha256) wrongs.push(`lost: the bytes of file ${id}`);
  }
  return wrongs;
}

async function readLog(worker: Worker): Promise<Change[]> {
  const log: Change[] = [];
  for (let since = 0, end = Infinity; since < end;) {
    const params = { tabloId: worker.tabloId };
    const page = await worker.call(api.changes.list, { params, query: { since, limit: 200 } });
    log.push(...page.items);
    end = page.version ?? 0;
    since = page.items.at(-1)?.version ?? end;
  }
  return log;
}
