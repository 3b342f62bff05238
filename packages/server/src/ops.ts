/** What the command line and the desktop may use of the server. It takes a while to load: `ops-database.ts` does not. */
export * from "./ops-database.ts";
export { openApiDocument } from "./http/openapi.ts";
export { builtWebApp, sendPage, useWorkerPolicy, type WebApp } from "./http/web-app.ts";
export { startWork, type RunningWorker } from "./work.ts";
export { createLocalSignIn } from "./auth/local-sign-in.ts";
export { createLog, type Logger } from "./log.ts";
export { startServer, type RunningServer } from "./server.ts";
export { ensureBucket } from "./storage/ensure-bucket.ts";
export { probeStore } from "./storage/probe-store.ts";
