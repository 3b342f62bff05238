import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** What a relay does with connections. */
export type RelayMode =
  | { kind: "pass" }
  /** Takes connections and bytes, and never says anything. */
  | { kind: "hang" }
  /** Cuts the connection once so many bytes have gone to the other side, or come from it. */
  | { kind: "cut"; after: number; direction: "there" | "back" };

/** A stretch of network in front of a server, which can be made to fail. */
export interface Relay {
  port: number;
  set(mode: RelayMode): void;
  close(): Promise<void>;
}

/** Listens on a free port and passes everything on to `port`. */
export async function startRelay(port: number): Promise<Relay> {
  let mode: RelayMode = { kind: "pass" };
  const open = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(port, "127.0.0.1");
    for (const [from, to, direction] of [
      [near, far, "there"],
      [far, near, "back"],
    ] as const) {
      let passed = 0;
      open.add(from);
      from.on("data", (chunk) => {
        passed += chunk.length;
        if (mode.kind === "hang") return;
        if (mode.kind === "cut" && mode.direction === direction && passed > mode.after) near.resetAndDestroy();
        else if (!to.write(chunk)) from.pause();
      });
      to.on("drain", () => from.resume());
      from.on("error", () => {}); // a cut connection is what this is for
      from.once("close", () => {
        open.delete(from);
        to.destroy();
      });
    }
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port, // a TCP server's address is never a string
    set: (given) => void (mode = given),
    async close() {
      const closed = once(server, "close");
      server.close();
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}
