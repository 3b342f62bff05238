// What `npm test` runs: installs when needed, then every test under the pinned Node, but for the long ones
// (`npm run test:long`): walks through the whole product, crashes; and those that need a Docker Engine
// (`npm run test:deploy`). Arguments go to vitest.
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { become, findNode, refuseNode } from "../packages/cli/bin/pinned-node.js";
import { ensureInstalled } from "./ensure-installed.js";

const root = fileURLToPath(new URL("..", import.meta.url));
ensureInstalled(root);
const vitest = join(dirname(createRequire(import.meta.url).resolve("vitest/package.json")), "vitest.mjs");
const given = process.argv.slice(2);
const projects = given.some((argument) => argument.startsWith("--project"))
  ? []
  : ["--project=!long", "--project=!deploy"];
const node = findNode(vitest);
if (node) become(node, [vitest, "run", ...projects, ...given]);
else refuseNode();
