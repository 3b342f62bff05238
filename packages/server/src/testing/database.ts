import { randomBytes } from "node:crypto";
import type pg from "pg";
import { inject } from "vitest";
import { connect } from "../db/connect.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** A database of the test server from which others can be made, and the migrated one to clone. */
    testServer: { url: string; template: string };
  }
}

/** A database of one test file. */
export interface TestDatabase {
  url: string;
  /** Ends every connection to it and removes it. */
  drop(): Promise<void>;
}

/** Clones the migrated template, or makes a database without any table. Drop it after the tests. */
export async function createTestDatabase({ empty = false } = {}): Promise<TestDatabase> {
  const { url, template } = inject("testServer");
  const name = `xtablo_test_${randomBytes(8).toString("hex")}`;
  await onServer(url, `CREATE DATABASE ${name} TEMPLATE ${empty ? "template0" : template}`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  return { url: own.href, drop: async () => onServer(url, `DROP DATABASE ${name} WITH (FORCE)`) };
}

/** Runs one statement on a connection of its own. */
export async function onServer(url: string, sql: string): Promise<void> {
  const client: pg.Client = await connect(url);
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
