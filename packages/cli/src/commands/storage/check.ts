import { sharedFlags } from "../../lib/command.ts";
import { loadConfiguration } from "../../lib/configuration.ts";
import { Failure } from "../../lib/failure.ts";
import { formatBytes } from "../../lib/format-bytes.ts";
import { InsideCommand } from "../../lib/inside-command.ts";
import { formatPairs, progress } from "../../lib/present.ts";
import type { StorageState } from "../../runbooks/storage.ts";

/** More of them are told with --json. */
const shownKeys = 10;

export class StorageCheckCommand extends InsideCommand {
  static override summary = "Try the file store, and compare what it keeps with the database.";
  static override description =
    "Writes, reads and removes a small file of its own, and changes nothing else. Ends with 1 when the store fails, or when a file's bytes are missing.";
  static override examples = ["<%= config.bin %> <%= command.id %>", "<%= config.bin %> <%= command.id %> --json"];
  static override flags = { json: sharedFlags.json };

  async run(): Promise<void> {
    const { flags } = await this.parse(StorageCheckCommand);
    const config = await loadConfiguration();
    const { inspectStorage } = await import("../../runbooks/storage.ts");
    const state = await inspectStorage(config, progress);
    this.report(flags.json, textOf(state), state);
    if (!state.failure) return;
    if (flags.json) this.exit(1);
    throw new Failure(state.failure.message, state.failure.next);
  }
}

function textOf(state: StorageState): string {
  const amount = ({ files, bytes }: { files: number; bytes: number }) => `${files} (${formatBytes(bytes)})`;
  const rows: [string, string][] = [
    ["store", state.place],
    ["answers", state.problem === null ? "yes" : "no"],
    ["files", amount(state.shown)],
    ["in the Trash", amount(state.trashed)],
    ["pending uploads", String(state.pending)],
  ];
  const kept: [string, string][] = [
    ["kept", amount(state.objects)],
    ["without a row", amount(state.withoutRow)],
    ["unfinished", String(state.unfinished)],
    ["missing", String(state.missing.length)],
  ];
  const more = state.missing.length - shownKeys;
  return [
    formatPairs(state.problem === null ? [...rows, ...kept] : rows),
    ...state.missing.slice(0, shownKeys), // 79 columns each
    ...(more > 0 ? [`and ${more} more`] : []),
  ].join("\n");
}
