import type { Bench } from "./compare.ts";
import type { Result } from "./result.ts";
import { measureBeside } from "./rows/beside.ts";
import { measureColdBoards, measureKnownBoard, measureWarmBoards } from "./rows/boards.ts";
import { measureKanban, measureScreens } from "./rows/browser.ts";
import { measureDeploys } from "./rows/deploy.ts";
import { measureFiles } from "./rows/files.ts";
import { measureHome } from "./rows/home.ts";
import { measureLive } from "./rows/live.ts";
import { measureGap, measureMoves } from "./rows/moves.ts";
import { measureCommandLine, measureMemory, measureStart } from "./rows/process.ts";
import { measureChange, measureCreate, measureRead } from "./rows/tasks.ts";

/** Every row, in the order in which they are measured, by the name that the command takes. */
export const rows: Record<string, (bench: Bench) => Promise<Result[]>> = {
  cold: measureColdBoards,
  warm: measureWarmBoards,
  known: measureKnownBoard,
  read: measureRead,
  create: measureCreate,
  change: measureChange,
  move: measureMoves,
  gap: measureGap,
  beside: measureBeside,
  home: measureHome,
  files: measureFiles,
  live: measureLive,
  memory: measureMemory,
  start: measureStart,
  cli: measureCommandLine,
  screens: measureScreens,
  kanban: measureKanban,
  deploy: measureDeploys,
};
