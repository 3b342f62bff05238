#!/usr/bin/env node
// Plain JavaScript, so that an older Node can start it and hand over to the pinned one.
import module from "node:module";
import { fileURLToPath } from "node:url";
import { become, findNode, isNodeNewEnough, refuseNode } from "./pinned-node.js";

const self = fileURLToPath(import.meta.url);

if (isNodeNewEnough()) {
  module.enableCompileCache();
  const { runCli } = await import("../src/run.ts");
  void runCli(process.argv.slice(2)); // not awaited: when its reader goes away, as head does, it just ends
} else {
  const node = findNode(self);
  if (node) become(node, [self, ...process.argv.slice(2)]);
  else refuseNode();
}
