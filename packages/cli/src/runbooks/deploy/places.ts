/** Where a deployment lives on its machine. */
export interface Places {
  /** The compose file, Caddy's folder and `.env.prod`. */
  folder: string;
  env: string;
  composeFile: string;
  /** What both slots read: the lease, and beside it the record, the lock and the journal. */
  state: string;
  lease: string;
  record: string;
  lock: string;
  journal: string;
  backups: string;
  logs: string;
}

/** The folder of a deployment unless told otherwise. */
export const defaultFolder = "/opt/xtablo";
/** What a deployment keeps, unless told otherwise. */
export const defaultKept = "/var/lib/xtablo";

/** Names the {@link Places} below the two folders. */
export function placesOf({ folder = defaultFolder, kept = defaultKept }: { folder?: string; kept?: string }): Places {
  const state = `${kept}/state`;
  return {
    folder,
    env: `${folder}/.env.prod`,
    composeFile: `${folder}/docker-compose.prod.yaml`,
    state,
    lease: `${state}/lease`,
    record: `${state}/releases.jsonl`,
    lock: `${state}/lock`,
    journal: `${state}/journal.json`,
    backups: `${kept}/backups`,
    logs: `${kept}/logs`,
  };
}
