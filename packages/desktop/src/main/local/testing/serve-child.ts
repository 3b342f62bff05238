import * as ops from "@xtablo/server/ops";
import type { LocalSettings, ToServer } from "../messages.ts";
import { type AppPort, serveLocal } from "../serve.ts";

// What Electron's utility process is in the app, as a child of Node: its messages go the way of `process.send`.
const settings = JSON.parse(process.argv[2] ?? "") as LocalSettings;
const port: AppPort = {
  post: (message) => void process.send?.(message),
  onMessage: (listen) => void process.on("message", (message) => listen(message as ToServer)),
};
await serveLocal({ ops, port }, settings);
process.exit(0);
