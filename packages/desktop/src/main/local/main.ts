import { pathToFileURL } from "node:url";
import type * as Ops from "@xtablo/server/ops";
import type { FromServer, LocalSettings, ToServer } from "./messages.ts";
import { serveLocal } from "./serve.ts";

/** A message is on its way for a moment after it was posted. */
const lastWordsMs = 200;

// What a shell says of other databases is nothing to this one.
for (const name of Object.keys(process.env)) if (name.startsWith("PG")) delete process.env[name];

// The program of the utility process. Its arguments: the JavaScript of the server's `ops`, and the settings.
const [opsPath = "", given = ""] = process.argv.slice(2);
const ops = (await import(pathToFileURL(opsPath).href)) as typeof Ops; // of the same build
const app = process.parentPort;
await serveLocal(
  {
    ops,
    port: {
      post: (message: FromServer) => app.postMessage(message),
      onMessage: (listen) => void app.on("message", ({ data }: { data: ToServer }) => listen(data)),
    },
  },
  JSON.parse(given) as LocalSettings, // of the same build
);
setTimeout(() => process.exit(0), lastWordsMs);
