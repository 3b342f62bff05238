import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import { Failure } from "../../../lib/failure.ts";
import type { Stack } from "../stack.ts";
import type { ProbeCount } from "../state/record.ts";
import { type Slot, serviceOf } from "../state/slots.ts";

/** What a slot says of itself, and whether it could serve. */
export interface SlotSeen {
  version: string;
  lease: boolean;
  draining: boolean;
  inFlight: number;
  streams: number;
  readyAnswersSinceLease: number;
  /** `ok` when everything but the lease is well. */
  candidate: string;
}

/** What was seen at one moment. */
export interface Seen {
  probe: ProbeCount & { answered: number; version: string | null; meta: number };
  /** Null for one that does not answer; one that was not looked at yet is not there. */
  slots: Partial<Record<Slot, SlotSeen | null>>;
  /** How many looks in a row found a slot not ready, whatever it was. */
  missed: Partial<Record<Slot, number>>;
}

/** Watches a cut from inside the containers' network. */
export interface Eye {
  /** What was last seen. */
  now: () => Seen;
  /** Waits until it sees what is waited for. Throws a `Failure` with `what` after `patienceMs`, or when the eye is gone. */
  until: (what: string, sees: (seen: Seen) => boolean, patienceMs: number) => Promise<Seen>;
  /** Ends it when every probe is answered, and gives their count. */
  close: () => Promise<Seen>;
}

const settings = { everyMs: 40, lookEveryMs: 50, patienceMs: 10_000 };

/** Opens an {@link Eye} in the first of these slots that is well: it must live through the cut. The proxy must run. */
export async function openEye(stack: Stack, { slots, domain }: { slots: Slot[]; domain: string }): Promise<Eye> {
  const containers = await stack.inspectAll();
  const [proxy, blue, green] = ["caddy", "web-blue", "web-green"].map((name) => containers.get(name)?.address ?? "");
  const there = slots.map(serviceOf).flatMap((service) => {
    const container = containers.get(service);
    return container ? [{ service, ...container }] : [];
  });
  const home = there.find(({ state, health }) => state === "running" && health === "healthy") ?? there.at(-1);
  if (!home) throw new Failure("No release runs, so nobody can be moved.", "Deploy one: xtablo deploy");
  const script = await readFile(new URL("eye.js", import.meta.url), "utf8");
  const told = JSON.stringify({ ...settings, domain, proxy, slots: { blue, green } });
  const node = ["/nodejs/bin/node", "--input-type=module", "-e", script, "--", told];
  const running = stack.host.start([stack.engine.containers, "exec", "--interactive", home.id, ...node]);
  let seen: Seen = { probe: nothing, slots: {}, missed: {} };
  let gone: { code: number; stderr: string } | null = null;
  createInterface({ input: running.stdout }).on("line", (line) => (seen = JSON.parse(line) as Seen)); // eye.js tells it
  const ended = running.ended.then((end) => (gone = end));
  return {
    now: () => seen,
    until: async (what, sees, patienceMs) => {
      const deadline = Date.now() + patienceMs;
      while (!sees(seen)) {
        if (gone) throw new Failure(whyGone(home.service, gone.stderr.trim()), "See its log.");
        if (Date.now() > deadline) throw new Failure(`${what} within ${patienceMs / 1_000} s.`, "See the logs.");
        await wait(20);
      }
      return seen;
    },
    close: async () => {
      running.stdin.end();
      const slow = setTimeout(() => running.kill(), settings.patienceMs + 5_000);
      await ended;
      clearTimeout(slow);
      return seen;
    },
  };
}

/** What runs in a container ends with it, without a word. */
function whyGone(service: string, stderr: string): string {
  return stderr === "" ? `${service} went down during the cut.` : `The probe of the cut ended: ${stderr}`;
}

const nothing = { sent: 0, answered: 0, failed: 0, failures: [], slowestMs: 0, version: null, meta: 0 };
