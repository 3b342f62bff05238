import { api } from "@xtablo/contract";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type JobServer, startJobServer } from "../testing/job-server.ts";
import { sweepIdempotencyKeys } from "./idempotency-sweep.service.ts";
import { sweepIdempotencyJob } from "./idempotency.jobs.ts";

let server: JobServer["server"];
let deps: JobServer["deps"];
let user: JobServer["user"];
let close: JobServer["close"];

beforeAll(async () => {
  ({ server, deps, user, close } = await startJobServer());
});
afterAll(async () => close());

test("keys go after 24 hours; until then the first answer is given again", async () => {
  const create = () => user.call(api.tablos.create, { body: { title: "Once" } }, { idempotencyKey: "once" });
  const { id } = await create();
  await server.sql(
    `insert into idempotency_keys (user_id, key, request_hash, status, body, created_at)
      select $1, 'key ' || n, '', 201, '{}', now() - interval '24 hours 1 second' from generate_series(1, 1200) n`,
    [user.id],
  );
  const counts = await Promise.all([sweepIdempotencyKeys(deps), sweepIdempotencyKeys(deps)]);
  expect(counts[0] + counts[1]).toBe(1_200);
  expect((await create()).id).toBe(id);
  const run = { id: "1", deps, payload: {}, signal: new AbortController().signal, attempt: 1 };
  await sweepIdempotencyJob.run(run);
  expect(deps.logged).toEqual([]);
  await server.sql("update idempotency_keys set created_at = now() - interval '25 hours'");
  await sweepIdempotencyJob.run(run);
  expect(deps.logged).toMatchObject([{ msg: "old idempotency keys removed", keys: 1 }]);
  expect((await create()).id).not.toBe(id);
});
