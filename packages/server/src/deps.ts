import type { Knex } from "knex";
import { createLoginLimits, type LoginLimits } from "./auth/login-limits.ts";
import { createPasswords, type Passwords } from "./auth/passwords.ts";
import type { Config } from "./config/config.ts";
import { openDatabase } from "./db/database.ts";
import { type Lease, openLease } from "./http/lease.ts";
import { createMetrics, type Metrics } from "./http/metrics.ts";
import { readQueueState } from "./jobs/queue-state.ts";
import type { Logger } from "./log.ts";
import { Hub } from "./realtime/hub.ts";
import type { FileStore } from "./storage/file-store.ts";
import { openFileStore } from "./storage/open-file-store.ts";
import { createBoardCache, type BoardCache } from "./tablos/board-cache.ts";

/** Everything that lives as long as the server does. Made here and nowhere else. */
export interface Deps {
  config: Config;
  log: Logger;
  db: Knex;
  files: FileStore;
  hub: Hub;
  metrics: Metrics;
  passwords: Passwords;
  loginLimits: LoginLimits;
  boards: BoardCache;
  /** The present; replaced in tests. */
  now: () => Date;
  /** Becomes true when the server is about to stop: it gets no new requests from a proxy. */
  draining: () => boolean;
  /** Whether this server's slot may serve. */
  lease: Lease;
  /** Whether its clients shall go elsewhere: it is about to stop, or another slot serves. */
  leaving: () => boolean;
  close(): Promise<void>;
}

/** Makes the parts of a server. The database is not asked yet. */
export function createDeps(options: {
  config: Config;
  databaseUrl: string;
  log: Logger;
  draining: () => boolean;
  now?: () => Date;
  files?: FileStore;
}): Deps {
  const { config, databaseUrl, log, draining } = options;
  const db = openDatabase(databaseUrl, log);
  const hub = new Hub({ db, databaseUrl, log });
  const files = options.files ?? openFileStore(config, log);
  const lease = openLease(config, log, { onLost: () => hub.endAll() });
  return {
    config,
    log,
    db,
    hub,
    draining,
    lease,
    leaving: () => draining() || !lease.holds(),
    files,
    metrics: createMetrics({ hub, readQueue: () => readQueueState(db) }),
    passwords: createPasswords(),
    loginLimits: createLoginLimits(db),
    boards: createBoardCache(),
    now: options.now ?? (() => new Date()),
    async close() {
      lease.close();
      await hub.close();
      await files.close();
      await db.destroy();
    },
  };
}
