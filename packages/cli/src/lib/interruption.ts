import { constants } from "node:os";

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** A signal ended the work; what it had begun is ended or taken back. */
export class Interruption extends Error {
  override name = "Interruption";
  /** As shells count it: 130 for Ctrl-C. */
  readonly exitCode: number;

  constructor(signal: NodeJS.Signals) {
    super(`Interrupted by ${signal}.`);
    this.exitCode = 128 + constants.signals[signal];
  }
}

/** The signals that would end the process, while something still has to be cleaned up. */
export interface InterruptionWatch {
  /** Gives the work's result, or throws the {@link Interruption} as soon as a signal comes. */
  race<T>(work: Promise<T>): Promise<T>;
  /** Throws when a signal has come. */
  check(): void;
  /** Signals end the process again. */
  end(): void;
}

/** Holds signals back until {@link InterruptionWatch.end}, so that a `finally` is reached. */
export function watchInterruption(): InterruptionWatch {
  const interrupted = Promise.withResolvers<never>();
  interrupted.promise.catch(() => {}); // somebody races against it, or asks with check()
  let interruption: Interruption | null = null;
  const onSignal = (signal: NodeJS.Signals) => {
    interruption ??= new Interruption(signal);
    interrupted.reject(interruption);
  };
  for (const signal of signals) process.on(signal, onSignal);
  return {
    race: async (work) => Promise.race([work, interrupted.promise]),
    check: () => {
      if (interruption) throw interruption;
    },
    end: () => {
      for (const signal of signals) process.off(signal, onSignal);
    },
  };
}
