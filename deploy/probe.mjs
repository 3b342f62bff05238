// Asks the server in this container, which has no shell and no curl. Plain JavaScript: it starts several times a minute.
//   probe.mjs        whether the server could serve (exit code 0), whatever the lease says
//   probe.mjs slot   prints what the slot reports to a deploy
const { PORT = "8080", METRICS_PORT = "9464" } = process.env;
const url =
  process.argv[2] === "slot" ? `http://127.0.0.1:${METRICS_PORT}/slot` : `http://127.0.0.1:${PORT}/readyz/candidate`;
try {
  const response = await fetch(url, { signal: AbortSignal.timeout(4_000) });
  console.log((await response.text()).trim());
  process.exitCode = response.status === 200 ? 0 : 1;
} catch (error) {
  console.error(`${url} does not answer: ${error.cause?.message ?? error.message}`);
  process.exitCode = 1;
}
