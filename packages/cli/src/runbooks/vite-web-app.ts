import { sendPage, useWorkerPolicy, type WebApp } from "@xtablo/server/ops";

/** What Vite's answers depend on, and what browsers must learn of them. */
const requestHeaders = ["accept", "if-none-match", "sec-fetch-dest"];
const responseHeaders = ["content-type", "cache-control", "etag"];

/** Serves the web app from a Vite server, under our own origin; pages get their nonce. */
export function viteWebApp(viteUrl: string): WebApp {
  const socket = new URL(viteUrl);
  socket.protocol = "ws:";
  return {
    connectSources: [socket.origin],
    middleware: async (ctx) => {
      if (ctx.method !== "GET" && ctx.method !== "HEAD") return;
      ctx.state.route = "web app";
      const headers = Object.fromEntries(
        requestHeaders.map((name) => [name, ctx.get(name)]).filter(([, value]) => value),
      );
      const answer = await fetch(viteUrl + ctx.url, { headers });
      if (answer.headers.get("content-type")?.startsWith("text/html")) {
        sendPage(ctx, await answer.text());
        return;
      }
      useWorkerPolicy(ctx);
      ctx.status = answer.status;
      for (const name of responseHeaders) {
        const value = answer.headers.get(name);
        if (value !== null) ctx.set(name, value);
      }
      if (answer.status !== 304) ctx.body = Buffer.from(await answer.arrayBuffer());
    },
  };
}
