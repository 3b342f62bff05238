import { beforeEach, describe, expect, it } from "vitest";
import { catalogue } from "../../app/catalogues.ts";
import { idOf } from "../../lib/testing/builders.ts";
import { startTexts } from "../../lib/text.ts";
import { endingOf, fileKindOf, isModel } from "./file-kind.ts";
import { outcomeOf } from "./upload.ts";
import { pastedFiles } from "./use-file-paste.ts";

const problem = {
  type: "about:blank",
  title: "Too large",
  status: 413,
  detail: "The file is larger than 25 MB.",
  code: "too_large",
  requestId: "r",
};
const stored = {
  id: idOf(1),
  tabloId: idOf(2),
  name: "a.pdf",
  sizeBytes: 1,
  contentType: "application/pdf",
  sha256: "00",
  uploaderId: null,
  createdAt: "2026-11-22T09:00:00.000Z",
};

describe("an upload", () => {
  it("is done when the server says what it stored", () => {
    expect(outcomeOf(201, JSON.stringify(stored))).toEqual({ kind: "done", file: stored });
  });

  it("is refused in the server's words", () => {
    const refused = { kind: "refused", message: problem.detail, passing: false, retryAfterMs: null };
    expect(outcomeOf(413, JSON.stringify(problem))).toEqual(refused);
  });

  it("is to be tried again, at the time that the server names, when it is away or busy", () => {
    const answer = (status: number) => JSON.stringify({ ...problem, status, code: "unavailable" });
    expect(outcomeOf(503, answer(503), "5")).toMatchObject({ kind: "refused", passing: true, retryAfterMs: 5000 });
    expect(outcomeOf(429, answer(429), null)).toMatchObject({ kind: "refused", passing: true, retryAfterMs: null });
  });

  it("is interrupted when what answered is no Xtablo server", () => {
    expect(outcomeOf(502, "<html>Bad gateway</html>")).toEqual({ kind: "interrupted" });
    expect(outcomeOf(201, "{}")).toEqual({ kind: "interrupted" });
  });
});

describe("a file's kind", () => {
  it.each([
    ["CCTP.pdf", "application/pdf", "pdf"],
    ["photo.heic", "image/heic", "image"],
    ["devis.xlsx", "application/zip", "spreadsheet"],
    ["plans.zip", "application/zip", "archive"],
    ["notes.txt", "text/plain", "text"],
    ["feed.xml", "application/xml", "text"],
    ["plan.svg", "application/xml", "image"],
    ["?", "application/octet-stream", "unknown"],
  ])("%s of type %s is %s", (name, contentType, kind) => {
    expect(fileKindOf({ name, contentType })).toBe(kind);
  });

  it("knows models and endings by the name", () => {
    expect(isModel({ name: "Relevé 3D.IFC" })).toBe(true);
    expect(endingOf("photo.jpg")).toBe("JPEG");
    expect(endingOf("README")).toBe("");
  });
});

describe("what is pasted", () => {
  beforeEach(() => startTexts("en", catalogue));
  const now = new Date(2026, 10, 22, 9, 5, 3);
  function paste(files: File[], types: string[], target: HTMLElement = document.body) {
    const event = new ClipboardEvent("paste");
    Object.defineProperties(event, { clipboardData: { value: { files, types } }, target: { value: target } });
    return pastedFiles(event, now).map(({ name }) => name);
  }

  it("keeps its name, and a picture without one is named by its time", () => {
    expect(paste([new File(["x"], "image.png"), new File(["x"], "Plan.pdf")], ["Files"])).toEqual([
      "Pasted 2026-11-22 at 09.05.03.png",
      "Plan.pdf",
    ]);
  });

  it("is the field's when there is text in it and a field has the focus", () => {
    const field = document.createElement("input");
    const picture = new File(["x"], "image.png");
    expect(paste([picture], ["text/plain", "Files"], field)).toEqual([]);
    expect(paste([picture], ["Files"], field)).toHaveLength(1);
  });
});
