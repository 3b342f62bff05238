import "./ui/tokens.css";
import "./ui/base.css";
import { start } from "./app/start.tsx";

// Without this zod probes for `eval`, which the content security policy refuses aloud. It must be there before zod is.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });

const root = document.getElementById("root");
if (root) void start(root);
