import type { File } from "@xtablo/contract";
import { describe, expect, it } from "vitest";
import { idOf } from "../../lib/testing/builders.ts";
import { arrangeFiles, needsAllFiles, readFileView, writeFileView, type FileSearch } from "./file-view.ts";

const uploaders = [idOf(50), idOf(51)];

function aFile(name: string, contentType: string, sizeBytes: number, uploader: 0 | 1): File {
  const id = idOf(sizeBytes);
  const rest = { sha256: "00", createdAt: "2026-11-22T09:00:00.000Z" };
  return { ...rest, id, tabloId: idOf(1000), name, contentType, sizeBytes, uploaderId: uploaders[uploader] ?? null };
}

const files = [
  aFile("Plan 10.pdf", "application/pdf", 30, 0),
  aFile("plan 9.pdf", "application/pdf", 10, 1),
  aFile("Maquette.ifc", "text/plain", 40, 0),
  aFile("Élévation.png", "image/png", 20, 1),
];
const names = {
  typeOf: ({ contentType }: File) => contentType,
  uploaderOf: ({ uploaderId }: File) => (uploaderId === uploaders[0] ? "Inès" : "Amara"),
};
const shown = (search: FileSearch) =>
  arrangeFiles(files, readFileView(search), names).map(({ sizeBytes }) => sizeBytes);

describe("the view of files", () => {
  it.each<[FileSearch, number[]]>([
    [{}, [30, 10, 40, 20]],
    [{ sort: "date" }, [20, 40, 10, 30]],
    [{ sort: "name" }, [20, 40, 10, 30]], // É is among the E, and 9 comes before 10
    [{ sort: "-name" }, [30, 10, 40, 20]],
    [{ sort: "-size" }, [40, 30, 20, 10]],
    [{ sort: "type" }, [30, 10, 20, 40]],
    [{ sort: "uploader" }, [10, 20, 30, 40]],
    [{ q: "PLAN" }, [30, 10]],
    [{ kind: "pdf", sort: "size" }, [10, 30]],
    [{ kind: "model" }, [40]],
    [{ uploader: idOf(51) }, [10, 20]],
    [{ sort: "colour", kind: "nothing" }, [30, 10, 40, 20]],
  ])("for %o", (search, sizes) => expect(shown(search)).toEqual(sizes));

  it("stands in the address, without what is as usual", () => {
    const search = { q: "plan", kind: "pdf", uploader: idOf(50), sort: "-size" };
    expect(writeFileView(readFileView(search))).toEqual(search);
    expect(writeFileView(readFileView({}))).toEqual({});
  });

  it("needs all files, but for the newest first", () => {
    expect(
      [{}, { sort: "-date" }, { sort: "date" }, { q: "a" }].map((search) => needsAllFiles(readFileView(search))),
    ).toEqual([false, false, true, true]);
  });
});
