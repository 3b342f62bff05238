// Asks the server in this container, which has no shell and no curl. Plain JavaScript and node:http, whose start costs half
// of what fetch does: it starts several times a minute.
//   probe.mjs        whether the server could serve (exit code 0), whatever the lease says
//   probe.mjs slot   prints what the slot reports to a deploy
import http from "node:http";

const { PORT = "8080", METRICS_PORT = "9464" } = process.env;
const url =
  process.argv[2] === "slot" ? `http://127.0.0.1:${METRICS_PORT}/slot` : `http://127.0.0.1:${PORT}/readyz/candidate`;
http
  .get(url, { agent: false, signal: AbortSignal.timeout(4_000) }, (response) => {
    response.pipe(process.stdout).on("error", fail);
    response.on("end", () => process.stdout.write("\n"));
    process.exitCode = response.statusCode === 200 ? 0 : 1;
  })
  .on("error", fail);

function fail(error) {
  console.error(`${url} does not answer: ${error.message}`);
  process.exitCode = 1;
}
