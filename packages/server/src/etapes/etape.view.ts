import type { Etape } from "@xtablo/contract";
import type { EtapeModel } from "./etape.model.ts";

/** An etape as its tablo's members see it. */
export function viewEtape(row: EtapeModel): Etape {
  return {
    id: row.id,
    tabloId: row.tablo_id,
    title: row.title,
    color: row.color,
    position: row.position,
    version: row.version,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}
