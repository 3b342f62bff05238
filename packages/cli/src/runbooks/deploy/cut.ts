import { setTimeout as wait } from "node:timers/promises";
import { Failure } from "../../lib/failure.ts";
import { type Eye, openEye } from "./eye/open-eye.ts";
import type { Stack } from "./stack.ts";
import type { ProbeCount } from "./state/record.ts";
import { otherSlot, type Slot, serviceOf, writeLease } from "./state/slots.ts";

/** How a cut is made. */
export interface CutOptions {
  /** The slot that is to serve; both run. */
  to: Slot;
  domain: string;
  /** How long people are probed for after it, before it counts as good. */
  verifyMs: number;
  /** One that was opened while both slots ran; it is closed with the cut. Without it one is opened. */
  eye?: Eye | null;
}

/** The proxy asks four times a second; the old slot may finish what it has for so long. */
const seenWithinMs = 15_000;
const drainCeilingMs = 30_000;

/** The cut did not go well; the lease says who serves. */
export class CutFailure extends Failure {
  override name = "CutFailure";
  readonly probe: ProbeCount;

  constructor(error: Failure, probe: ProbeCount) {
    super(error.message, error.next, { cause: error });
    this.probe = probe;
  }
}

/**
 * Moves the lease so that no request fails, watching with an {@link Eye}: both, until the proxy has seen the new one;
 * then the new one alone, until the old one has nothing in flight; then people are probed. Throws {@link CutFailure}
 * when anything fails on the way, and leaves the lease to whoever undoes it. A release that was failing by itself is left
 * whatever requests fail.
 */
export async function cutOver(stack: Stack, options: CutOptions): Promise<ProbeCount> {
  const { to, domain, verifyMs } = options;
  const from = otherSlot(to);
  const lease = async (slots: Slot[]) => writeLease(stack.host, stack.places.lease, slots);
  const eye = options.eye ?? (await openEye(stack, { slots: [from, to], domain }));
  try {
    const before = await eye.until(
      `${serviceOf(to)} was not ready`,
      ({ slots }) => isUp(slots[to]) && slots[from] !== undefined, // that it is gone counts as seen
      15_000,
    );
    const strict = isUp(before.slots[from]);
    if (strict) await untilProbed(eye, domain);
    const failedBefore = eye.now().probe.failed;
    await lease([to, from]);
    await eye.until(
      `The proxy did not see ${serviceOf(to)}`,
      ({ slots }) => (slots[to]?.readyAnswersSinceLease ?? 0) >= 2,
      seenWithinMs,
    );
    await lease([to]);
    await drain(eye, from);
    await verify(eye, { to, verifyMs, allowed: strict ? failedBefore : Infinity });
    return countOf((await eye.close()).probe);
  } catch (error) {
    const seen = await eye.close();
    if (error instanceof Failure) throw new CutFailure(error, countOf(seen.probe));
    throw error;
  }
}

/** Without a good answer before the cut nobody could tell whether it goes well. */
async function untilProbed(eye: Eye, domain: string): Promise<void> {
  const what =
    `https://${domain} gave no good answer before the cut, so nothing was moved: see whether it has a certificate. ` +
    `No answer`;
  await eye.until(what, ({ probe }) => probe.answered > probe.failed, 10_000);
}

/** One look may find a busy database. */
function isDown(missed = 0): boolean {
  return missed >= 2;
}

function isUp(slot: { candidate: string } | null | undefined): boolean {
  return slot?.candidate === "ok";
}

/** A slot that is gone has nothing in flight. What takes longer than the ceiling goes on in the old slot, which stays. */
async function drain(eye: Eye, slot: Slot): Promise<void> {
  const drained = eye.until(
    `${serviceOf(slot)} still has requests in flight`,
    ({ slots }) => slots[slot] === null || (slots[slot]?.lease === false && slots[slot].inFlight === 0),
    drainCeilingMs,
  );
  await drained.catch((error: unknown) => {
    if (!(error instanceof Failure && error.message.includes("in flight"))) throw error;
  });
}

/** Nothing failed, the new slot is still up, and it is the one whose version people see. */
async function verify(eye: Eye, options: { to: Slot; verifyMs: number; allowed: number }): Promise<void> {
  const { to, verifyMs, allowed } = options;
  const { meta } = eye.now().probe;
  const deadline = Date.now() + verifyMs;
  const seen = await eye.until(
    "The proxy did not answer",
    ({ probe, missed }) =>
      probe.failed > allowed || (Date.now() >= deadline && probe.meta >= meta + 3) || isDown(missed[to]),
    verifyMs + seenWithinMs,
  );
  const { failed, failures, version } = seen.probe;
  if (failed > allowed)
    throw new Failure(`A request failed during the cut: ${failures.at(-1) ?? ""}`, "See the logs of both releases.");
  if (isDown(seen.missed[to])) throw new Failure(`${serviceOf(to)} went down after the cut.`, "See its log.");
  const slot = seen.slots[to];
  if (slot && version !== slot.version)
    throw new Failure(`The proxy answers from ${version}, not from ${slot.version}.`, "See the proxy's log.");
}

function countOf({ sent, failed, failures, slowestMs }: ProbeCount): ProbeCount {
  return { sent, failed, failures, slowestMs };
}

/** Gives the lease back to the slot that served, as carefully: it is still there, and warm. */
export async function cutBack(stack: Stack, to: Slot, { patienceMs = 3_000 } = {}): Promise<void> {
  const { host, places } = stack;
  await writeLease(host, places.lease, [to, otherSlot(to)]);
  await wait(patienceMs / 2); // the proxy asks four times a second
  await writeLease(host, places.lease, [to]);
  await wait(patienceMs / 2); // what is in flight ends; then the other is stopped, which finishes the rest
}
