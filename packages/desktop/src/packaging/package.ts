import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { installApp, runHere } from "./install.ts";
import { readTarget } from "./target.ts";

// `npm run package -w packages/desktop -- …arguments of electron-builder`: builds the app, installs into it, packages it.
const args = process.argv.slice(2);
const target = readTarget(args, process);
const desktop = join(import.meta.dirname, "../..");
const root = join(desktop, "../..");
const builder = join(dirname(createRequire(import.meta.url).resolve("electron-builder/package.json")), "cli.js");

await runHere(process.execPath, [join(root, "packages/cli/bin/run.js"), "build"], root);
await installApp(join(desktop, "dist/app"), join(root, "package-lock.json"), target);
const config = ["--config", "electron-builder.config.ts", "--publish", "never"];
await runHere(process.execPath, [builder, ...config, `--${target.cpu}`, ...args], desktop);
