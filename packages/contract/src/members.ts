import * as z from "zod";
import { id } from "./fields.ts";

/** What a member may do: an owner everything, an editor change content, a viewer read and chat. */
export const role = z.enum(["owner", "editor", "viewer"]);
export type Role = z.output<typeof role>;

/** Someone who works on a tablo. */
export const member = z.strictObject({ userId: id, name: z.string(), role });
export type Member = z.output<typeof member>;
