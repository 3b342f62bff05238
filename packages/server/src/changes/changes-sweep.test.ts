import { api, ProblemError } from "@xtablo/contract";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type JobServer, startJobServer } from "../testing/job-server.ts";
import { sweepChanges } from "./changes-sweep.service.ts";
import { sweepChangesJob } from "./changes.jobs.ts";

let server: JobServer["server"];
let deps: JobServer["deps"];
let user: JobServer["user"];
let close: JobServer["close"];

beforeAll(async () => {
  ({ server, deps, user, close } = await startJobServer());
});
afterAll(async () => close());

/** A tablo whose log has so many changes beside its first, of which `old` are older than 400 days. */
async function tabloWithLog(count: number, old: number): Promise<string> {
  const { id } = await server.tablo(user);
  await server.sql(
    `insert into changes (tablo_id, version, kind, subject_id, data, at)
      select $1, 1 + n, 'tablo.updated', $1, '{}', now() - case when n < $3 then interval '401 days' else interval '399 days' end
      from generate_series(1, $2) n`,
    [id, count, old],
  );
  await server.sql("update changes set at = now() - interval '402 days' where tablo_id = $1 and version = 1", [id]);
  await server.sql("update tablos set log_version = 1 + $2 where id = $1", [id, count]);
  return id;
}
const since = (tabloId: string, version: number) =>
  user.call(api.changes.list, { params: { tabloId }, query: { since: version, limit: 200 } }).then(
    ({ items }) => items[0]?.version,
    (error: unknown) => (error instanceof ProblemError ? error.problem.code : error),
  );

test("changes go after 400 days, from the beginning of each log; who asks for them is told", async () => {
  const [long, young] = [await tabloWithLog(2_600, 2_500), (await server.tablo(user)).id];
  const counts = await Promise.all([sweepChanges(deps), sweepChanges(deps)]);
  expect(counts[0] + counts[1]).toBe(2_500);
  expect(await since(long, 2_499)).toBe("too_old");
  expect(await since(long, 2_500)).toBe(2_501);
  expect(await since(young, 0)).toBe(1);
});

test("the job says what it removed; one that stops leaves a log that is whole from somewhere on", async () => {
  const id = await tabloWithLog(1_500, 1_500);
  const stop = new AbortController();
  const cut = sweepChanges(deps, stop.signal);
  stop.abort();
  await expect(cut).rejects.toMatchObject({ name: "AbortError" });
  const [left] = await server.sql<{ whole: boolean }>(
    "select count(*) = max(version) - min(version) + 1 as whole from changes where tablo_id = $1",
    [id],
  );
  expect(left?.whole).toBe(true);
  const run = { id: "1", deps, payload: {}, signal: new AbortController().signal, attempt: 1 };
  await sweepChangesJob.run(run);
  await sweepChangesJob.run(run);
  expect(deps.logged).toMatchObject([{ msg: "old changes removed" }]);
  expect(await server.sql("select from changes where tablo_id = $1", [id])).toHaveLength(1);
});
