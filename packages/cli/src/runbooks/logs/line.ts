/** From quiet to loud. */
export const levels = ["debug", "info", "warn", "error"] as const;

/** How loud a line is. PostgreSQL's and Caddy's own words are read as the nearest of these. */
export type Level = (typeof levels)[number];

/** One line of a service's log, read. Fields that the line does not say are null. */
export interface LogLine {
  service: string;
  /** Milliseconds since 1970; that of the line before when this one says none. */
  timeMs: number | null;
  level: Level | null;
  message: string;
  /** As the service wrote it, byte for byte, without the engine's time. */
  raw: string;
  isJson: boolean;
  requestId: string | null;
  userId: string | null;
  method: string | null;
  /** The route's pattern (`/api/tasks/:taskId`), not the address that was asked for. */
  route: string | null;
  /** The address that was asked for, as Caddy says it, or we when it fits no route. */
  path: string | null;
  status: number | null;
  durationMs: number | null;
  error: { type: string; message: string; stack: string } | null;
  job: string | null;
  /** The engine's time as text, so that following can go on after it; null when the line came without. */
  stamp: string | null;
}

/** The text lines of one service, in the order in which it wrote them; several at once, as they come. */
export interface LogSource {
  service: string;
  lines: AsyncIterable<string[]>;
}
