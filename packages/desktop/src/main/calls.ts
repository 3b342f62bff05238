import { ipcMain, shell, type WebContents } from "electron";
import { appCalls, platformCalls } from "../shared/ipc.ts";
import { answerCalls, type Answers, type Handle, type Sender } from "./answer-calls.ts";
import type { Desktop } from "./desktop.ts";
import type { Drags } from "./drags.ts";
import type { Find } from "./find.ts";
import { senderOf } from "./known-views.ts";
import type { Notify } from "./notify.ts";
import { createRateLimit } from "./rate-limit.ts";

/** What the calls of pages need besides the {@link Desktop}. */
export interface CallsParts {
  desktop: Desktop;
  drags: Drags;
  find: Find;
  logsDir: string;
  notify: Notify;
  raise: () => void;
  warn: (message: string) => void;
}

/** Answers the bridge: each group for its own pages alone, and only for a page that fills its view. */
export function answerPages(parts: CallsParts): void {
  const { warn } = parts;
  const mayCallAs =
    (view: "own" | "server") =>
    (sender: Sender): boolean =>
      sender.view === view && sender.isTopFrame;
  answerCalls(
    handle,
    { name: "app", calls: appCalls, answers: appAnswers(parts) },
    { mayCall: mayCallAs("own"), warn },
  );
  answerCalls(
    handle,
    { name: "platform", calls: platformCalls, answers: platformAnswers(parts) },
    { mayCall: mayCallAs("server"), warn },
  );
}

/** A page that calls, with its contents. */
interface Page extends Sender {
  contents: WebContents;
}

const handle: Handle<Page> = (channel, answer) => {
  ipcMain.handle(channel, ({ sender, senderFrame }, input: unknown) =>
    answer({ ...senderOf(sender, senderFrame), contents: sender }, input),
  );
};

function appAnswers({ desktop, find, logsDir }: CallsParts): Answers<typeof appCalls, Page> {
  return {
    readState: async () => desktop.state,
    connect: async ({ address }) => desktop.connect(address),
    startLocal: async () => done(desktop.startLocal()),
    showServer: async ({ id }) => done(desktop.showServer(id)),
    reloadServer: async ({ id }) => done(desktop.reloadServer(id)),
    renameServer: async ({ id, name }) => done(desktop.renameServer(id, name)),
    removeServer: async ({ id }) => done(desktop.removeServer(id)),
    showScreen: async ({ screen }) => done(screen === "servers" ? desktop.showServers() : desktop.showSettings()),
    leaveSettings: async () => done(desktop.leaveSettings()),
    choose: async (choices) => done(desktop.choose(choices)),
    openLogs: async () => done(shell.openPath(logsDir)),
    find: async ({ words }) => done(find.search(words)),
    findNext: async ({ step }) => done(find.step(step)),
    closeFind: async () => done(find.close()),
  };
}

function platformAnswers({ desktop, drags, notify, raise, warn }: CallsParts): Answers<typeof platformCalls, Page> {
  const mayNotify = createRateLimit({ atOnce: 5, everyMs: 1_000 });
  return {
    notify: async ({ title, body, place }, { serverId, url }) => {
      if (serverId === null) return null;
      if (!mayNotify(serverId)) {
        warn(`${url} notifies too often`);
        return null;
      }
      notify(title, body, () => {
        raise();
        void desktop.showServer(serverId, place).catch(() => {}); // it was removed meanwhile
      });
      return null;
    },
    setBadge: async ({ count }, { serverId }) => {
      if (serverId !== null) desktop.setUnread(serverId, count);
      return null;
    },
    prepareDrag: async (file, { contents, url }) => drags.prepare(contents, new URL(url).origin, file),
    cancelDrag: async (_, { contents }) => done(drags.cancel(contents)),
    dragOut: async ({ id }, { contents }) => drags.start(contents, id),
  };
}

async function done(work: unknown): Promise<null> {
  await work;
  return null;
}
