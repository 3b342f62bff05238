import * as z from "zod";
import { channelOf, type Group } from "../shared/channels.ts";
import type { BridgeCall } from "../shared/ipc.ts";

/** Who calls: the frame's address, and whether it is the whole page of a view of ours. */
export interface Sender {
  url: string;
  isTopFrame: boolean;
  /** Which view of ours it is; null for any other. */
  view: "own" | "server" | null;
  /** The server whose page calls, if one does. */
  serverId: string | null;
}

/** What answers the calls of a group; what it gives is checked too. */
export type Answers<Calls extends Record<string, BridgeCall>, From extends Sender> = {
  [Name in keyof Calls]: (
    input: z.output<Calls[Name]["input"]>,
    sender: From,
  ) => Promise<z.input<Calls[Name]["output"]>>;
};

/** Electron's `ipcMain.handle`, with what we need to know of the sender. */
export type Handle<From extends Sender> = (
  channel: string,
  answer: (sender: From, input: unknown) => Promise<unknown>,
) => void;

/**
 * Answers the calls of a group, each only when `mayCall` says so of its sender and its input is as `shared/ipc.ts` has it.
 * A refused call gets an error without particulars; `warn` gets them.
 */
export function answerCalls<Calls extends Record<string, BridgeCall>, From extends Sender>(
  handle: Handle<From>,
  group: { name: Group; calls: Calls; answers: Answers<Calls, From> },
  { mayCall, warn }: { mayCall: (sender: From) => boolean; warn: (message: string) => void },
): void {
  for (const [name, { input, output }] of Object.entries(group.calls)) {
    const answer = group.answers[name as keyof Calls];
    handle(channelOf(group.name, name), async (sender, given) => {
      if (!mayCall(sender)) {
        warn(`${sender.url} may not call ${group.name}.${name}`);
        throw new Error("Refused.");
      }
      const parsed = input.safeParse(given ?? null);
      if (!parsed.success) {
        warn(`${group.name}.${name} was called with what it does not take: ${z.prettifyError(parsed.error)}`);
        throw new Error("Refused.");
      }
      return output.parse(await answer(parsed.data as never, sender)); // the table above says that it fits
    });
  }
}
