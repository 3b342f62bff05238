import { runS3 } from "./s3.ts";

/** The S3 protocol server in a process of its own, which can be stopped and killed: `node s3-main.ts FOLDER PORT`. */
async function main([folder = "", port = "0"]: string[]): Promise<void> {
  const server = await runS3(folder, Number(port));
  process.stdout.write(`listening ${server.port}\n`);
}

await main(process.argv.slice(2));
