import { Model } from "objection";

/** A person with an account. */
export class UserModel extends Model {
  static override tableName = "users";
  declare id: string;
  declare email: string;
  declare name: string;
  declare password_hash: string | null;
  declare admin: boolean;
  declare locale: "en" | "fr" | null;
  declare disabled_at: Date | null;
  declare created_at: Date;
  declare updated_at: Date;
}
