import { runS3 } from "./s3.ts";

/** The S3 protocol server in a process of its own, which can be stopped and killed: `node s3-main.ts FOLDER PORT [ADDRESS]`. */
async function main([folder = "", port = "0", address]: string[]): Promise<void> {
  const server = await runS3(folder, Number(port), address);
  process.stdout.write(`listening ${server.port}\n`);
}

await main(process.argv.slice(2));
