import { text } from "node:stream/consumers";
import { precondition } from "./failure.ts";

/** The first line of the standard input. Refuses a terminal, which would show what is typed. */
export async function readPassword(): Promise<string> {
  if (process.stdin.isTTY)
    throw precondition(
      "--password-stdin reads from a pipe, and this is a terminal.",
      "Pipe the password in, or leave the flag out and get a one-time link.",
    );
  const [line = ""] = (await text(process.stdin)).split(/\r?\n/, 1);
  return line;
}
