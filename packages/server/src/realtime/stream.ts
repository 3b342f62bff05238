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
  const { hub, draining } = caller.deps;
  if (draining())
    throw new AppError(503, "draining", "The server is about to stop. Connect again.", { retryAfterSeconds: 1 });
  const { sessionHash = "" } = ctx.state as SessionState;
  const { res } = ctx;
  const stream: Stream = {
    userId: caller.userId,
    sessionHash,
    write(frames) {
      if (res.writableLength > longestQueueBytes) res.destroy();
      else res.write(frames);
    },
    end: () => void res.end(),
  };
  const comments = setInterval(() => stream.write(": still here\n\n"), commentEveryMs);
  res.once("close", () => {
    clearInterval(comments);
    hub.remove(stream);
  });
  try {
    await hub.add(stream);
  } catch (error) {
    clearInterval(comments);
    hub.remove(stream);
    throw error;
  }
  ctx.respond = false;
  res.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-store", "X-Accel-Buffering": "no" });
  stream.write("retry: 1000\n: open\n\n");
}
