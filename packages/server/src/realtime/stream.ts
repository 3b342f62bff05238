import type { Context } from "koa";
import type { Caller } from "../db/transaction.ts";
import { AppError } from "../http/app-error.ts";
import type { SessionState } from "../http/session-store.ts";
import type { Stream } from "./subscriptions.ts";

/** Proxies and browsers take silence for a dead connection. */
const commentEveryMs = 15_000;
/** A reader that is this far behind is cut off; it comes back and catches up from the log. */
const longestQueueBytes = 1_048_576;

/** Answers with server-sent events until either side closes. Source: the EventSource section of the HTML standard. */
export async function openStream(caller: Caller, ctx: Context): Promise<void> {
  const { hub, leaving } = caller.deps;
  if (leaving()) throw comeAgain();
  const { res } = ctx;
  const head = { "Content-Type": "text/event-stream", "Cache-Control": "no-store", "X-Accel-Buffering": "no" };
  if (ctx.method === "HEAD") {
    ctx.set(head);
    ctx.status = 200;
    return;
  }
  const stream: Stream = {
    userId: caller.userId,
    sessionHash: (ctx.state as SessionState).sessionHash ?? "",
    write(frames) {
      if (res.writableEnded || res.destroyed) return;
      if (res.writableLength > longestQueueBytes) res.destroy();
      else res.write(frames);
    },
    end: () => void res.end(),
  };
  await hub.add(stream); // nothing is written before the head: no await between here and there
  if (res.closed || leaving()) {
    hub.remove(stream);
    throw comeAgain();
  }
  const comments = setInterval(() => stream.write(": still here\n\n"), commentEveryMs);
  res.once("close", () => {
    clearInterval(comments);
    hub.remove(stream);
  });
  ctx.respond = false;
  res.writeHead(200, head);
  stream.write("retry: 1000\n: open\n\n");
}

function comeAgain(): AppError {
  return new AppError(503, "draining", "The server is about to stop. Connect again.", { retryAfterSeconds: 1 });
}
