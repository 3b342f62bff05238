import { dirname } from "node:path";

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
const defaultKept = "/var/lib/xtablo";

/** The flags with which another command means the same deployment, for what a person is told to type. */
export function flagsOf(
  { name, remote }: { name: string; remote: boolean },
  { folder }: Pick<Places, "folder">,
): string {
  const ofHost = remote ? ` --host ${name}` : "";
  return remote && folder === defaultFolder ? ofHost : `${ofHost} --folder ${folder}`;
}

/** Names the {@link Places} of a deployment; `state` is what `.env.prod` calls `XTABLO_STATE_DIR`. */
export function placesOf({
  folder = defaultFolder,
  state = `${defaultKept}/state`,
}: {
  folder?: string;
  state?: string;
}): Places {
  const kept = dirname(state);
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
