import type { JobState, SystemStatus } from "@xtablo/contract";
import { formatDuration } from "../../lib/relative.ts";
import type { Text } from "../../lib/text.ts";

/** Something that needs attention: what it is, what to do, and with which commands or where. */
export interface Problem {
  id: string;
  what: string;
  /** What the server itself says of it. */
  reason?: string;
  next: string;
  commands?: readonly string[];
  /** The jobs that it is about. */
  jobs?: JobState;
}

/** What needs attention, in the order in which it should be dealt with. */
export function problemsOf(status: SystemStatus, text: Text): Problem[] {
  return [
    ...databaseProblems(status.database, text),
    ...storageProblems(status.storage, text),
    ...workerProblems(status.worker, text),
    ...queueProblems(status.queue, text),
  ];
}

/** From this share of the database's connections on, few are left. */
const connectionsShare = 0.9;

function databaseProblems(database: SystemStatus["database"], text: Text): Problem[] {
  const { pendingMigrations: pending, unknownMigrations: unknown, connections: count, maxConnections: max } = database;
  const found: Problem[] = [];
  if (pending.length > 0)
    found.push({
      id: "pending",
      what: text("status.problems.pending", { count: pending.length }),
      next: text("status.problems.pendingNext"),
      commands: ["xtablo migrate up"],
    });
  if (unknown.length > 0)
    found.push({
      id: "unknown",
      what: text("status.problems.unknown", { count: unknown.length }),
      next: text("status.problems.unknownNext"),
    });
  if (count >= max * connectionsShare)
    found.push({
      id: "connections",
      what: text("status.problems.connections", { count, max }),
      next: text("status.problems.connectionsNext"),
    });
  if (!database.ok && found.length === 0)
    found.push({
      id: "database",
      what: text("status.problems.database"),
      next: text("status.problems.databaseNext"),
      commands: ["xtablo status"],
    });
  return found;
}

function storageProblems({ ok, problem }: SystemStatus["storage"], text: Text): Problem[] {
  if (ok) return [];
  return [
    {
      id: "storage",
      what: text("status.problems.storage"),
      ...(problem !== null && { reason: problem }),
      next: text("status.problems.storageNext"),
      commands: ["xtablo storage check"],
    },
  ];
}

function workerProblems({ ok }: SystemStatus["worker"], text: Text): Problem[] {
  if (ok) return [];
  return [
    {
      id: "worker",
      what: text("status.problems.worker"),
      next: text("status.problems.workerNext"),
      commands: ["xtablo worker", "xtablo start"],
    },
  ];
}

/** A job that is due waits no longer than this while all is well. */
const overdueSeconds = 300;

function queueProblems(queue: SystemStatus["queue"], text: Text): Problem[] {
  const { discarded, oldestDueSeconds } = queue;
  const found: Problem[] = [];
  if (discarded > 0)
    found.push({
      id: "discarded",
      what: text("status.problems.discarded", { count: discarded }),
      next: text("status.problems.discardedNext"),
      jobs: "discarded",
    });
  if (oldestDueSeconds !== null && oldestDueSeconds > overdueSeconds)
    found.push({
      id: "overdue",
      what: text("status.problems.overdue", { duration: formatDuration(oldestDueSeconds) }),
      next: text("status.problems.overdueNext"),
      commands: ["xtablo worker"],
      jobs: "waiting",
    });
  if (!queue.ok && found.length === 0)
    found.push({
      id: "queue",
      what: text("status.problems.queue"),
      next: text("status.problems.databaseNext"),
      commands: ["xtablo status"],
    });
  return found;
}
