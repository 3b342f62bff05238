import type { Color } from "@xtablo/contract";
import { Model } from "objection";

/** A one-level group of tasks in a tablo. */
export class EtapeModel extends Model {
  static override tableName = "etapes";
  declare id: string;
  declare tablo_id: string;
  declare title: string;
  declare color: Color;
  declare position: string;
  declare version: number;
  declare deleted_at: Date | null;
  declare created_at: Date;
  declare updated_at: Date;
}
