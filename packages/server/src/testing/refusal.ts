import { type Problem, ProblemError } from "@xtablo/contract";

/** The problem that a call is refused with. Throws when it is not refused. */
export async function refusal(call: Promise<unknown>): Promise<Problem> {
  const error = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (error instanceof ProblemError) return error.problem;
  throw new Error(`not refused with a problem: ${String(error)}`);
}
