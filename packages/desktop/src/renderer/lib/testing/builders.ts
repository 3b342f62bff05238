import type { Board, BoardTask, Change, Etape, File } from "@xtablo/contract";

const at = "2026-11-22T09:00:00.000Z";

/** An id that is the same each time, for tests. */
export function idOf(number: number): string {
  return `01900000-0000-7000-8000-${String(number).padStart(12, "0")}`;
}

const tabloId = idOf(1000);

/** A board without tasks, at log version 10, for tests. */
export function aBoard(parts: Partial<Board> = {}): Board {
  const tasks = parts.tasks ?? [];
  return {
    version: 10,
    tablo: {
      id: tabloId,
      title: "Maison Kerguélen",
      description: "",
      color: "teal",
      status: "active",
      role: "owner",
      progress: { done: tasks.filter(({ status }) => status === "done").length, total: tasks.length },
      memberCount: 1,
      lastActivityAt: at,
      version: 1,
      createdAt: at,
      updatedAt: at,
    },
    members: [{ userId: idOf(50), name: "Inès Brémond", role: "owner" }],
    etapes: [],
    labels: [],
    ...parts,
    tasks,
  };
}

/** A task to do, for tests. */
export function aTask(parts: Partial<BoardTask> = {}): BoardTask {
  return {
    id: idOf(1),
    tabloId,
    title: "Compare heat pump and pellet boiler",
    status: "todo",
    position: "a0",
    priority: null,
    assigneeId: null,
    etapeId: null,
    startOn: null,
    dueOn: null,
    version: 1,
    createdAt: at,
    updatedAt: at,
    hasDescription: false,
    ...parts,
  };
}

/** A small picture, for tests. */
export function aFile(parts: Partial<File> = {}): File {
  return {
    id: idOf(1),
    tabloId,
    name: "Roof.png",
    sizeBytes: 4096,
    contentType: "image/png",
    sha256: "0".repeat(64),
    uploaderId: null,
    createdAt: at,
    ...parts,
  };
}

/** An etape, for tests. */
export function anEtape(parts: Partial<Etape> = {}): Etape {
  return {
    id: idOf(2),
    tabloId,
    title: "Survey",
    color: "slate",
    position: "a0",
    version: 1,
    createdAt: at,
    updatedAt: at,
    ...parts,
  };
}

/** The change that comes next on a board, for tests. */
export function aChange(board: Board, parts: Pick<Change, "kind" | "subjectId" | "data">): Change {
  return { tabloId: board.tablo.id, version: board.version + 1, actorId: idOf(50), at, ...parts };
}
