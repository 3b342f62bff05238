import { expect, test } from "vitest";
import { untilServer } from "./until-server.ts";

test("it asks again after each pause, tells each other answer, and ends when it is a server", async () => {
  const answers = [
    new Error("ECONNREFUSED"),
    new Response(null, { status: 502 }),
    Response.json({ name: "xtablo", version: "0.1.0" }),
  ];
  const send: typeof fetch = async () => {
    const answer = answers.shift();
    if (answer instanceof Response) return answer;
    throw answer ?? new Error("asked too often");
  };
  const heard: string[] = [];
  const begun = Date.now();
  await untilServer("https://x.example", {
    send,
    signal: new AbortController().signal,
    heard: ({ kind }) => heard.push(kind),
    pausesMs: [10, 50],
  });
  expect(heard).toEqual(["refused", "unwell"]);
  expect(Date.now() - begun).toBeGreaterThanOrEqual(105); // timers may be a moment early
});

test("it ends when nobody waits any more", async () => {
  const ended = new AbortController();
  const came = untilServer("https://x.example", { send: fetch, signal: ended.signal, heard: () => {} });
  ended.abort();
  await expect(came).rejects.toThrow(/abort/i);
});
