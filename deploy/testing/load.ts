import { setTimeout as wait } from "node:timers/promises";

/** Requests that go on through a deploy, and what became of them. */
export interface Load {
  /** Ends it when all are answered. */
  stop: () => Promise<{ sent: number; perSecond: number; failures: string[]; created: string[] }>;
}

const paths = ["/healthz", "/demo/time", "/api/meta"];

/** Reads at `perSecond`, and every fifth request writes a tablo whose title is its own. */
export function startLoad(
  send: typeof fetch,
  { url, headers, perSecond }: { url: string; headers: Record<string, string>; perSecond: number },
): Load {
  const failures: string[] = [];
  const created: string[] = [];
  const open = new Set<Promise<void>>();
  const began = Date.now();
  let sent = 0;
  let going = true;

  async function one(turn: number): Promise<void> {
    const write = turn % 5 === 0;
    const path = write ? "/api/tablos" : (paths[turn % paths.length] ?? "");
    const title = `of the load ${turn}`;
    const body = write ? JSON.stringify({ title, color: "teal" }) : null;
    const init = write ? { method: "POST", body, headers: { ...headers, "content-type": "application/json" } } : {};
    try {
      const response = await send(url + path, { ...init, signal: AbortSignal.timeout(15_000) });
      await response.arrayBuffer();
      if (response.status !== (write ? 201 : 200)) failures.push(`${path}: ${response.status}`);
      else if (write) created.push(title);
    } catch (error) {
      const { message, cause } = error as Error;
      failures.push(`${path}: ${message} ${String(cause ?? "")}`);
    }
  }

  const sending = (async () => {
    while (going) {
      const due = Math.floor(((Date.now() - began) / 1_000) * perSecond);
      while (sent < due) {
        const asked = one(sent++);
        open.add(asked);
        void asked.finally(() => open.delete(asked));
      }
      await wait(5);
    }
  })();
  return {
    stop: async () => {
      going = false;
      await sending;
      await Promise.all(open);
      return { sent, perSecond: sent / ((Date.now() - began) / 1_000), failures, created };
    },
  };
}
