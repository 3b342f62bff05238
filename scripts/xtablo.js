// What `npm start` and `npm run dev` run: installs when needed, then becomes the `xtablo` command.
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { become, findNode, refuseNode } from "../packages/cli/bin/pinned-node.js";
import { ensureInstalled } from "./ensure-installed.js";

const root = fileURLToPath(new URL("..", import.meta.url));
ensureInstalled(root);
const command = join(root, "packages", "cli", "bin", "run.js");
const node = findNode(command);
if (node) become(node, [command, ...process.argv.slice(2)]);
else refuseNode();
