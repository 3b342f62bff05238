import { environmentWith } from "../../../lib/environment.ts";
import { createHost } from "./create-host.ts";
import type { Host } from "./host.ts";

/** This machine. */
export function openLocalHost(): Host {
  return createHost({
    name: "this machine",
    remote: false,
    prepare: ([file = "", ...args], env) => ({ file, args, env: environmentWith(env) }),
    close: async () => {},
  });
}
