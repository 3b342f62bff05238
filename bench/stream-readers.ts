import { request } from "node:http";
import { instantMs } from "./numbers.ts";

/** What the parent sends first: one cookie for each stream to open. */
export interface ReadersStart {
  origin: string;
  cookies: string[];
}

/** The answer to `"arrivals"`: when each change reached each stream, on the clock of {@link instantMs}. */
export type Arrivals = [change: string, atMs: number][];

const arrivals: Arrivals = [];

process.on("message", (message: ReadersStart | "arrivals") => {
  if (message === "arrivals") process.send?.(arrivals);
  else void openAll(message);
});

process.on("disconnect", () => process.exit()); // the run was killed

async function openAll({ origin, cookies }: ReadersStart): Promise<void> {
  for (const cookie of cookies) await open(origin, cookie);
  process.send?.("open");
}

/** Opens a stream; resolves once its first bytes are here. */
function open(origin: string, cookie: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(`${origin}/api/stream`, { agent: false, headers: { cookie } }, (answer) => {
      if (answer.statusCode !== 200) return reject(new Error(`A stream was answered with ${answer.statusCode}.`));
      let rest = "";
      answer.setEncoding("utf8").on("data", (text: string) => {
        const now = instantMs();
        const lines = (rest + text).split("\n");
        rest = lines.pop() ?? "";
        for (const line of lines) if (line.startsWith("id: ")) arrivals.push([line.slice(4), now]);
        resolve();
      });
    });
    sent.on("error", reject);
    sent.end();
  });
}
