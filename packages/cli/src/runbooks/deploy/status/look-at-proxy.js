// Runs inside a container of the deployment, with the image's own Node: asks the proxy whether it is ready, as a browser
// would that has the domain in its DNS, and shows the certificate that it gives.
import https from "node:https";

const { domain, proxy } = JSON.parse(process.argv[1]);
const asked = { host: proxy, port: 443, path: "/readyz", servername: domain, headers: { Host: domain } };
const tell = (answer) => process.stdout.write(`${JSON.stringify(answer)}\n`);
const request = https.get({ ...asked, rejectUnauthorized: false, signal: AbortSignal.timeout(5_000) }, (response) => {
  const { issuer, valid_from: from, valid_to: to, subjectaltname: names } = response.socket.getPeerCertificate();
  const certificate = { issuer: issuer?.O ?? issuer?.CN ?? "", name: issuer?.CN ?? "", from, to, names: names ?? "" };
  const trusted = response.socket.authorized;
  response.resume().on("end", () => tell({ status: response.statusCode, trusted, certificate }));
});
request.on("error", (error) => tell({ problem: error.message || error.code }));
