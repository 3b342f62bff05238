import { createHash, randomBytes } from "node:crypto";
import { generateNKeysBetween } from "fractional-indexing";
import type pg from "pg";
import { v7 as makeId } from "uuid";
import { createCookieKeys } from "../packages/server/src/http/cookie-keys.ts";
import { withClient } from "./database.ts";
import { Dice, makeDescription, makeTitle } from "./text.ts";

/** Signs the cookies of the seeded sessions; the server under test is given the same. */
export const sessionSecret = "a secret that is good for one benchmark run only";

/** A tablo and its tasks, in column order. */
export interface SeededTablo {
  id: string;
  taskIds: string[];
}

/** What the rows work on. Whatever one row changes, no other row reads. */
export interface Seed {
  /** The `Cookie` header of the user who is a member of everything. */
  cookie: string;
  userId: string;
  /** One for each connection, of 1,000 tasks. */
  boards1k: SeededTablo[];
  /** One for each connection, of 10,000 tasks. */
  boards10k: SeededTablo[];
  /** 1,000 tasks to read, create and change. */
  work: SeededTablo;
  /** All tasks in one column. */
  column100: SeededTablo;
  column10k: SeededTablo;
  gap: SeededTablo;
  live: LiveTablo[];
  /** The `Cookie` header of somebody with 200 tablos of 500 tasks, and nothing else. */
  homeCookie: string;
}

/** A tablo that people watch, with the `Cookie` header of each. */
export interface LiveTablo {
  id: string;
  userId: string;
  cookies: string[];
}

const connections = 10;
const membersPerTablo = 10;
const liveTablos = 100;
const homeTablos = 200;
const statuses = ["todo", "in_progress", "in_review", "done"] as const;
const priorities = ["high", "medium", "low", null] as const;

/** Fills an empty, migrated database. Triggers and foreign keys are off meanwhile: what is written is right by construction. */
export function seed(url: string): Promise<Seed> {
  return withClient(url, async (client) => {
    await client.query("set session_replication_role = replica; set synchronous_commit = off");
    const dice = new Dice(20_261_122);
    const members = await insertUsers(client, membersPerTablo, dice);
    const tablo = (tasks: number, oneColumn = false) => insertTablo(client, { dice, members, tasks, oneColumn });
    const several = async (count: number, tasks: number) => {
      const made: SeededTablo[] = [];
      while (made.length < count) made.push(await tablo(tasks));
      return made;
    };
    const result = {
      cookie: await insertSession(client, members[0] ?? ""),
      userId: members[0] ?? "",
      boards1k: await several(connections, 1_000),
      boards10k: await several(connections, 10_000),
      work: await tablo(1_000),
      column100: await tablo(100, true),
      column10k: await tablo(10_000, true),
      gap: await tablo(10_000, true),
      live: await insertLiveTablos(client, dice),
      homeCookie: await insertHome(client, dice),
    };
    await client.query("vacuum analyze");
    await client.query("checkpoint");
    return result;
  });
}

async function insertUsers(client: pg.Client, count: number, dice: Dice): Promise<string[]> {
  const ids = Array.from({ length: count }, () => makeId());
  const names = ids.map(
    () => `${dice.pick(["Inès", "Maëlle", "Tom", "Solène", "Ruth"])} ${dice.pick(["Le Goff", "Martin", "Okafor"])}`,
  );
  await client.query(
    "insert into users (id, email, name) select id, id || '@example.org', name from unnest($1::uuid[], $2::text[]) as given (id, name)",
    [ids, names],
  );
  return ids;
}

/** A session as sign-in makes it: the id's hash in the table, the id and its signature in the cookie. */
async function insertSession(client: pg.Client, userId: string): Promise<string> {
  const id = randomBytes(32).toString("base64url");
  await client.query(
    "insert into sessions (id_hash, user_id, expires_at) values ($1, $2, now() + interval '30 days')",
    [createHash("sha256").update(id).digest(), userId],
  );
  const cookie = `xtablo.session=${id}`;
  return `${cookie}; xtablo.session.sig=${createCookieKeys([sessionSecret]).sign(cookie)}`;
}

interface NewTablo {
  dice: Dice;
  members: string[];
  tasks: number;
  oneColumn: boolean;
}

async function insertTablo(client: pg.Client, { dice, members, tasks, oneColumn }: NewTablo): Promise<SeededTablo> {
  const id = makeId();
  await client.query(
    "insert into tablos (id, title, description, color, task_count) values ($1, 'Maison Kerguélen', $2, 'teal', $3)",
    [id, makeDescription(dice), tasks],
  );
  await client.query(
    `insert into members (tablo_id, user_id, role)
     select $1, user_id, case number when 1 then 'owner' else 'editor' end
     from unnest($2::uuid[]) with ordinality as given (user_id, number)`,
    [id, members],
  );
  const etapes = await insertEtapes(client, id);
  const keys = generateNKeysBetween(null, null, tasks);
  const taskIds: string[] = [];
  for (let first = 0; first < tasks; first += 1_000)
    taskIds.push(
      ...(await insertTasks(client, {
        tabloId: id,
        keys: keys.slice(first, first + 1_000),
        etapes,
        dice,
        members,
        oneColumn,
      })),
    );
  await client.query(
    "update tablos set done_count = (select count(*) from tasks where tablo_id = $1 and status = 'done') where id = $1",
    [id],
  );
  return { id, taskIds };
}

async function insertEtapes(client: pg.Client, tabloId: string): Promise<string[]> {
  const titles = [
    "Étude",
    "Quotes",
    "Gros œuvre",
    "Windows and doors",
    "Finitions",
    "Handover",
    "Jardin",
    "After-sales",
  ];
  const ids = titles.map(() => makeId());
  await client.query(
    `insert into etapes (id, tablo_id, title, color, position)
     select id, $1, title, 'blue', position from unnest($2::uuid[], $3::text[], $4::text[]) as given (id, title, position)`,
    [tabloId, ids, titles, generateNKeysBetween(null, null, ids.length)],
  );
  return ids;
}

async function insertTasks(
  client: pg.Client,
  given: Omit<NewTablo, "tasks"> & { tabloId: string; keys: string[]; etapes: string[] },
): Promise<string[]> {
  const { dice, keys } = given;
  const ids = keys.map(() => makeId());
  const days = keys.map(() => dice.roll(300));
  await client.query(
    `insert into tasks (id, tablo_id, title, description, status, position, priority, assignee_id, etape_id, start_on, due_on, created_by)
     select id, $1, title, description, status, position, priority, assignee_id, etape_id, start_on, start_on + 9, $2
     from unnest($3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::uuid[], $10::uuid[], $11::date[])
       as given (id, title, description, status, position, priority, assignee_id, etape_id, start_on)`,
    [
      given.tabloId,
      given.members[0],
      ids,
      ids.map(() => makeTitle(dice)),
      ids.map(() => makeDescription(dice)),
      ids.map(() => (given.oneColumn ? "todo" : dice.pick(statuses))),
      keys,
      ids.map(() => dice.pick(priorities)),
      ids.map(() => (dice.roll(3) === 0 ? null : dice.pick(given.members))),
      ids.map(() => (dice.roll(5) === 0 ? null : dice.pick(given.etapes))),
      days.map((day) => new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10)),
    ],
  );
  return ids;
}

async function insertHome(client: pg.Client, dice: Dice): Promise<string> {
  const members = await insertUsers(client, membersPerTablo, dice);
  for (let made = 0; made < homeTablos; made += 1)
    await insertTablo(client, { dice, members, tasks: 500, oneColumn: false });
  return insertSession(client, members[0] ?? "");
}

async function insertLiveTablos(client: pg.Client, dice: Dice): Promise<LiveTablo[]> {
  const live: LiveTablo[] = [];
  while (live.length < liveTablos) {
    const members = await insertUsers(client, membersPerTablo, dice);
    const { id } = await insertTablo(client, { dice, members, tasks: 10, oneColumn: true });
    const cookies: string[] = [];
    for (const member of members) cookies.push(await insertSession(client, member));
    live.push({ id, userId: members[0] ?? "", cookies });
  }
  return live;
}
