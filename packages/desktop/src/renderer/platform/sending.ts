import { useEffect, useEffectEvent } from "react";
import type * as z from "zod";
import { isPassing } from "./api.ts";
import { tellRefusal } from "./refusal.ts";
import { forgetUnsent, isYoung, keepUnsent, readUnsent, returnUnsent, type Unsent } from "./unsent.ts";

interface Sending<Body> {
  /** What is kept is kept under this name, until the server has it. */
  name: string;
  schema: z.ZodType<unknown, Body>;
  /** Makes it, once per key. */
  send: (body: Body, key: string) => Promise<unknown>;
  /** Puts what was typed back before the person, to be sent again. */
  giveBack: (body: Body) => void;
}

/**
 * Gives what sends something to be made. It is kept in this browser until the server has answered: a page that was
 * reloaded or crashed meanwhile sends it again, under the same key, so that it is made exactly once.
 */
export function useSending<Body extends object>({ name, schema, send, giveBack }: Sending<Body>): (body: Body) => void {
  async function attempt(unsent: Unsent): Promise<void> {
    const body = unsent.body as Body; // made here, or read by the schema when it was kept by an earlier page
    try {
      await send(body, unsent.key);
      forgetUnsent(name, unsent.key);
    } catch (error) {
      giveBack(body);
      if (isPassing(error)) returnUnsent(name, unsent);
      else forgetUnsent(name, unsent.key);
      tellRefusal(error);
    }
  }

  const sendAgain = useEffectEvent((unsent: Unsent) => {
    const isReadable = schema.safeParse(unsent.body).success;
    if (isReadable && isYoung(unsent)) return void whenFree(unsent.key, () => attempt(unsent));
    if (isReadable) giveBack(unsent.body as Body); // the schema has just read it
    forgetUnsent(name, unsent.key);
  });
  useEffect(() => {
    for (const unsent of readUnsent(name)) if (!unsent.returned) sendAgain(unsent);
  }, [name]);

  return (body) => {
    const unsent = keepUnsent(name, body);
    hold(unsent.key, attempt(unsent));
  };
}

/** Tells the other windows of this browser that this one is at it. They cannot be told where the page is not secure. */
function hold(key: string, sent: Promise<void>): void {
  void findLocks()?.request(lockOf(key), () => sent);
}

/** Sends what no window is sending any more; the key guards against a second one where that cannot be known. */
async function whenFree(key: string, send: () => Promise<void>): Promise<void> {
  const locks = findLocks();
  if (!locks) return send();
  await locks.request(lockOf(key), { ifAvailable: true }, (lock) => (lock ? send() : undefined));
}

/** A page without TLS has none, whatever the types say. */
function findLocks(): LockManager | null {
  return navigator.locks ?? null;
}

function lockOf(key: string): string {
  return `xtablo:unsent:${key}`;
}
