import type { Statement } from "../db/statement.ts";
import { changeColumns } from "./change.view.ts";

/** `$1` tablo, `$2` version: what came after it. */
export const readAfter: Statement = {
  name: "hand_out_changes",
  text: `select ${changeColumns} from changes where tablo_id = $1 and version > $2 order by version limit 1000`,
};

/** `$1` tablo: who may see it. */
export const membersOf: Statement = {
  name: "members_of_tablo",
  text: "select user_id from members where tablo_id = $1",
};

/** `$1` hashes in hexadecimal: which of these sessions still stand. */
export const standingSessions: Statement = {
  name: "standing_sessions",
  text: `select encode(s.id_hash, 'hex') as hash from sessions s join users u on u.id = s.user_id
    where s.id_hash in (select decode(hash, 'hex') from unnest($1::text[]) as hash)
      and s.expires_at > now() and u.disabled_at is null`,
};

/** `$1` user: what they may see. */
export const tablosOf: Statement = {
  name: "tablos_of_user",
  text: "select m.tablo_id from members m join tablos t on t.id = m.tablo_id where m.user_id = $1 and t.deleted_at is null",
};
