// The web server alone, as a deployment runs it. Plain JavaScript: a first file in TypeScript would load Node's type stripper
// (17 MB) before the compile cache is on, which keeps what the stripper makes.
import { enableCompileCache } from "node:module";

enableCompileCache();

try {
  const { runWeb } = await import("./run-web.ts");
  await runWeb(process.env);
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}

/** What happened and what to do about it, when that is known; else where it happened. */
function explain(error) {
  if (error.name === "ConfigError") return error.message;
  if (typeof error.next === "string") return `${error.message} ${error.next}`;
  if (error.code === "EADDRINUSE")
    return `Port ${error.port} is in use. Stop what listens there, or set PORT or METRICS_PORT to another one.`;
  return error.stack ?? error.message;
}
