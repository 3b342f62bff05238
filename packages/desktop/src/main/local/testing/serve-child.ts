import * as ops from "@xtablo/server/ops";
import type { LocalSettings, ToServer } from "../messages.ts";
import { type AppPort, serveLocal } from "../serve.ts";

// What Electron's utility process is in the app, as a child of Node: its messages go the way of `process.send`. A second
// argument says what is to go wrong.
const settings = JSON.parse(process.argv[2] ?? "") as LocalSettings;
const port: AppPort = {
  post: (message) => void process.send?.(message),
  onMessage: (listen) => {
    process.on("message", (message) => listen(message as ToServer));
    process.on("disconnect", () => listen({ kind: "stop" })); // the test was killed
  },
};
await serveLocal({ ops: process.argv[3] === "closing fails" ? withFailingClose() : ops, port }, settings);
process.exit(0);

/** The server and the worker end, and then say that they could not. */
function withFailingClose(): typeof ops {
  const failing = <Part extends { close: () => Promise<void> }>(part: Part, name: string): Part => ({
    ...part,
    close: async () => {
      await part.close();
      throw new Error(`The ${name} can't be closed.`);
    },
  });
  return {
    ...ops,
    startServer: async (options) => failing(await ops.startServer(options), "server"),
    startWork: async (options) => failing(await ops.startWork(options), "worker"),
  };
}
