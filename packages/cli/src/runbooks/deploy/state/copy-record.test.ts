import { expect, test } from "vitest";
import { connect } from "../../../../../server/src/db/connect.ts";
import { createTestDatabase } from "../../../../../server/src/testing/database.ts";
import { anEntry } from "../testing/releases.ts";
import { writeSql } from "./copy-record.ts";

test("the record comes into the database word for word, whatever is in it, and each entry once", async () => {
  const odd = anEntry({ tag: "v0.1.0'; drop table releases; --", who: String.raw`O'Neil \\ "x" $1 ${"é"} ?` });
  const next = anEntry({ tag: "v0.2.0", failed: { step: "cut", reason: "a\nb" } });
  const database = await createTestDatabase();
  const client = await connect(database.url);
  await client.query(writeSql([odd]));
  await client.query(writeSql([{ ...odd, tag: "another" }, next]));
  const { rows } = await client.query<{ entry: unknown }>("select entry from releases order by id");
  expect(rows.map(({ entry }) => entry)).toEqual([odd, next]);
  await client.end();
  await database.drop();
});
