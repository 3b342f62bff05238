import { createServer as createPlain, type RequestListener, type Server } from "node:http";
import { createServer as createSecure } from "node:https";
import type { AddressInfo } from "node:net";
import { selfSigned } from "./self-signed.ts";

/** A server on loopback that is no Xtablo, or pretends to be one. */
export interface Stranger {
  origin: string;
  close: () => Promise<void>;
}

/** Answers requests on a free port of this computer. */
export async function openStranger(answer: RequestListener, scheme: "http" | "https" = "http"): Promise<Stranger> {
  const server: Server = scheme === "http" ? createPlain(answer) : createSecure(selfSigned, answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** What an Xtablo says of itself. */
export const meta = (version = "0.1.0"): string => JSON.stringify({ name: "xtablo", version });
