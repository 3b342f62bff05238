import * as z from "zod";

/** An error as the API gives it, `application/problem+json`. Source: RFC 9457. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  /** Stable name of the error, for programs. */
  code: z.string(),
  requestId: z.string(),
  /** On 422: what is wrong, and where. */
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  /** On 412: the thing as it is now. */
  current: z.unknown().optional(),
});
export type Problem = z.output<typeof problem>;
