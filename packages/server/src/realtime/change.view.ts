import type { Change, ChangeKind } from "@xtablo/contract";

/** A row of the log, as statements give it. */
export interface ChangeRow {
  tablo_id: string;
  version: number;
  actor_id: string | null;
  kind: ChangeKind;
  subject_id: string;
  data: Record<string, unknown>;
  at: Date;
}

/** What a {@link ChangeRow} is read with. Never `*`: a prepared statement breaks when a newer release adds a column. */
export const changeColumns = "tablo_id, version, actor_id, kind, subject_id, data, at";

/** A change as members, streams and webhooks see it. */
export function viewChange(row: ChangeRow): Change {
  return {
    tabloId: row.tablo_id,
    version: row.version,
    kind: row.kind,
    subjectId: row.subject_id,
    actorId: row.actor_id,
    at: row.at.toISOString(),
    data: row.data,
  };
}
