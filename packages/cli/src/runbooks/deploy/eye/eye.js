// Runs inside a slot's container, with the image's own Node: it probes through the proxy as people come in, asks both
// slots how they are, and tells all of it a line at a time. It ends when its standard input does.
import http from "node:http";
import https from "node:https";

const { domain, proxy, slots, everyMs, lookEveryMs, patienceMs } = JSON.parse(process.argv[1]);
const agent = new https.Agent({ keepAlive: true, maxSockets: 32 });
const looks = new http.Agent({ keepAlive: true });
const paths = [
  { path: "/healthz", fits: (body) => body.status === "ok" },
  { path: "/demo/time", fits: (body) => typeof body.time === "string" },
  { path: "/api/meta", fits: (body) => body.name === "xtablo" },
];
const probe = { sent: 0, answered: 0, failed: 0, failures: [], slowestMs: 0, version: null, meta: 0 };

function ask(library, options) {
  return new Promise((resolve, reject) => {
    const request = library.get({ ...options, signal: AbortSignal.timeout(patienceMs) }, (response) => {
      const chunks = [];
      response.on("data", (chunk) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => resolve({ status: response.statusCode, text: Buffer.concat(chunks).toString() }));
    });
    request.on("error", reject);
  });
}

async function sendOne(turn) {
  const { path, fits } = paths[turn % paths.length];
  const began = performance.now();
  probe.sent += 1;
  try {
    // Its own proxy on its own network: who it is does not matter here, only what it answers.
    const asked = { agent, host: proxy, port: 443, path, servername: domain, headers: { Host: domain } };
    const { status, text } = await ask(https, { ...asked, rejectUnauthorized: false });
    if (status !== 200) throw new Error(`status ${status}`);
    const body = JSON.parse(text);
    if (!fits(body)) throw new Error("another body");
    if (path === "/api/meta") [probe.version, probe.meta] = [body.version, probe.meta + 1];
  } catch (error) {
    probe.failed += 1;
    const line = `${new Date().toISOString()} GET ${path}: ${error.message || error.code || error}`;
    if (probe.failures.length < 5) probe.failures.push(line);
  }
  probe.answered += 1;
  probe.slowestMs = Math.max(probe.slowestMs, Math.round(performance.now() - began));
}

async function lookAt(host) {
  if (host === "") return null; // a container that was stopped has no address; "" would be ourselves
  const read = async (port, path) => JSON.parse((await ask(http, { agent: looks, host, port, path })).text);
  try {
    const [report, candidate] = [await read(9464, "/slot"), await read(8080, "/readyz/candidate")];
    return { ...report, candidate: candidate.status };
  } catch {
    return null; // it does not answer, which is what the reader wants to know
  }
}

/** What was last seen of each slot that was looked at, and how many looks in a row found it not ready. */
const seen = {};
const missed = Object.fromEntries(Object.keys(slots).map((name) => [name, 0]));

function tell() {
  process.stdout.write(`${JSON.stringify({ probe, slots: seen, missed })}\n`);
}

/** Each slot by itself: to find that one is gone takes seconds, in which the other goes on. */
async function watch(name) {
  while (!ending) {
    seen[name] = await lookAt(slots[name]);
    missed[name] = seen[name]?.candidate === "ok" ? 0 : missed[name] + 1;
    tell();
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
  }
}

let turn = 0;
const sending = setInterval(() => void sendOne(turn++), everyMs);
let ending = false;
process.stdin.on("end", () => (ending = true)).resume();
await Promise.all(Object.keys(slots).map(watch));
clearInterval(sending);
while (probe.answered < probe.sent) await new Promise((resolve) => setTimeout(resolve, 20));
tell();
process.exit(0);
