import { api } from "@xtablo/contract";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type JobServer, startJobServer } from "../testing/job-server.ts";
import { sweepSessionsJob } from "./sessions.jobs.ts";
import { sweepSessions } from "./sessions.service.ts";

let server: JobServer["server"];
let deps: JobServer["deps"];
let user: JobServer["user"];
let close: JobServer["close"];

beforeAll(async () => {
  ({ server, deps, user, close } = await startJobServer());
});
afterAll(async () => close());

const addSessions = (count: number, left: string) =>
  server.sql(
    `insert into sessions (id_hash, user_id, expires_at)
      select sha256(uuid_send(gen_random_uuid())), $1, now() + $3::interval from generate_series(1, $2)`,
    [user.id, count, left],
  );
const addLimits = (name: string, leftMs: number | null) =>
  server.sql("insert into rate_limits (key, points, expire) values ($1, 1, extract(epoch from now()) * 1000 + $2)", [
    name,
    leftMs,
  ]);

test("sessions go when they have expired, and counters when they count no more; the rest stays signed in", async () => {
  await addSessions(2_100, "-1 second");
  await addSessions(3, "1 minute");
  await server.sql("delete from rate_limits");
  await addLimits("past", -1_000);
  await addLimits("counting", 60_000);
  await addLimits("for ever", null);
  const results = await Promise.all([sweepSessions(deps), sweepSessions(deps)]);
  expect(results.reduce((sum, { sessions }) => sum + sessions, 0)).toBe(2_100);
  expect(results.reduce((sum, { limits }) => sum + limits, 0)).toBe(1);
  expect(await server.sql("select from sessions")).toHaveLength(4);
  expect(await server.sql("select key from rate_limits order by key")).toEqual([
    { key: "counting" },
    { key: "for ever" },
  ]);
  expect((await user.call(api.me.read, {})).id).toBe(user.id);
});

test("the job says what it removed, and nothing when there was nothing", async () => {
  const run = { id: "1", deps, payload: {}, signal: new AbortController().signal, attempt: 1 };
  await sweepSessionsJob.run(run);
  expect(deps.logged).toEqual([]);
  await addSessions(1, "-1 second");
  await sweepSessionsJob.run(run);
  expect(deps.logged).toMatchObject([{ msg: "expired sessions removed", sessions: 1, limits: 0 }]);
});

test("a worker that stops leaves the rest to the next run", async () => {
  await addSessions(1, "-1 second");
  await expect(sweepSessions(deps, AbortSignal.abort())).rejects.toMatchObject({ name: "AbortError" });
  expect(await sweepSessions(deps)).toMatchObject({ sessions: 1 });
});
