import type {
  MessageBoxOptions,
  MessageBoxReturnValue,
  OpenDialogOptions,
  OpenDialogReturnValue,
  SaveDialogOptions,
  SaveDialogReturnValue,
} from "electron";
import { type DialogAnswer, hostRecords, type ShownDialog } from "./records.ts";
import { Strict } from "./refuse.ts";
import { requireReady } from "./state.ts";

/** Dialogs that are answered with what the test prepared. One that nothing was prepared for throws, and says so. */
class Dialog extends Strict {
  static readonly shownAs = "dialog";

  async showMessageBox(...given: unknown[]): Promise<MessageBoxReturnValue> {
    const answer = ask({ kind: "message", options: given.at(-1) as MessageBoxOptions });
    return { response: answer.response, checkboxChecked: answer.checkboxChecked ?? false };
  }

  showMessageBoxSync(...given: unknown[]): number {
    return ask({ kind: "message", options: given.at(-1) as MessageBoxOptions }).response;
  }

  async showSaveDialog(...given: unknown[]): Promise<SaveDialogReturnValue> {
    const { filePath } = ask({ kind: "save", options: given.at(-1) as SaveDialogOptions });
    return { canceled: filePath === null, filePath: filePath ?? "" };
  }

  async showOpenDialog(...given: unknown[]): Promise<OpenDialogReturnValue> {
    const { filePaths } = ask({ kind: "open", options: given.at(-1) as OpenDialogOptions });
    return { canceled: filePaths.length === 0, filePaths };
  }

  showErrorBox(title: string, content: string): void {
    hostRecords.dialogs.push({ kind: "error", title, content });
  }
}

export const dialog = new Dialog();

type Asked = Exclude<ShownDialog, { kind: "error" }>;

function ask<Kind extends Asked["kind"]>(shown: Asked & { kind: Kind }): DialogAnswer & { kind: Kind } {
  requireReady("dialog was used");
  hostRecords.dialogs.push(shown);
  const answer = hostRecords.dialogAnswers.shift();
  if (answer?.kind === shown.kind) return answer as DialogAnswer & { kind: Kind };
  const reason = `The test prepared no answer for a ${shown.kind} dialog: ${JSON.stringify(shown.options)}`;
  process.stderr.write(`${reason}\n`);
  throw new Error(reason);
}
