import { describe, expect, it } from "vitest";
import { idOf } from "../../lib/testing/builders.ts";
import { endingOf, fileKindOf, isModel } from "./file-kind.ts";
import { outcomeOf } from "./upload.ts";

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
    expect(outcomeOf(413, JSON.stringify(problem))).toEqual({ kind: "refused", message: problem.detail });
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
