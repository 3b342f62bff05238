import type { Model, QueryBuilder } from "objection";

/** The condition on a row that was deleted and can still be brought back: for 30 days. */
export const isInTrash = "deleted_at > now() - interval '30 days'";

/** The condition on a row that was deleted and is removed for good: exactly when it can be brought back no more. */
export const isPastTrash = "deleted_at <= now() - interval '30 days'";

/** Keeps what was not deleted. */
export function inPlace(query: QueryBuilder<Model>): void {
  void query.whereNull("deleted_at");
}

/** Keeps what was deleted and can still be brought back. */
export function inTrash(query: QueryBuilder<Model>): void {
  void query.whereRaw(isInTrash);
}
