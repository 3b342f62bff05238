import { describe, expect, it } from "vitest";
import { previewKindOf } from "./preview-kind.ts";
import { decodeText, drawingUrl } from "./read-text.ts";
import { zoomStep } from "./zoom.ts";

describe("the way to show a file", () => {
  it.each([
    ["photo.jpg", "image/jpeg", "picture"],
    ["plan.pdf", "application/pdf", "pdf"],
    ["notes.md", "text/plain", "text"],
    ["page.html", "text/plain", "text"],
    ["page.html", "text/html", "text"],
    ["feed.xml", "application/xml", "text"],
    ["logo.svg", "application/xml", "drawing"],
    ["logo.svg", "text/plain", "drawing"],
    ["old.csv", "application/octet-stream", "text"],
    ["song", "application/ogg", "audio"],
    ["film.webm", "video/webm", "video"],
    ["devis.xlsx", "application/zip", "none"],
    // What the bytes say counts, not the name.
    ["program.svg", "application/octet-stream", "none"],
    ["plan.pdf", "application/zip", "none"],
  ])("%s of type %s is %s", (name, contentType, kind) => expect(previewKindOf({ name, contentType })).toBe(kind));
});

describe("a text", () => {
  it.each([
    ["UTF-8", [0xc3, 0xa9, 0x74], "ét"],
    ["UTF-8 with a mark", [0xef, 0xbb, 0xbf, 0x61], "a"],
    ["UTF-8 cut within a character", [0x61, 0xc3], "a"],
    ["what Windows wrote", [0xe9, 0x74, 0xe9], "été"],
    ["UTF-16", [0xff, 0xfe, 0xe9, 0x00], "é"],
    ["UTF-16 the other way round", [0xfe, 0xff, 0x00, 0xe9], "é"],
  ])("is read as %s", (_, bytes, text) => expect(decodeText(Uint8Array.from(bytes))).toBe(text));

  it("that is a drawing becomes the address of a picture, whatever is in it", () => {
    expect(drawingUrl('<svg a="#">é</svg>')).toBe(
      "data:image/svg+xml;charset=utf-8,%3Csvg%20a%3D%22%23%22%3E%C3%A9%3C%2Fsvg%3E",
    );
  });
});

it("zooms step by step, from wherever it is, and stops at the ends", () => {
  expect([
    zoomStep(0.63, "in"),
    zoomStep(0.63, "out"),
    zoomStep(1, "in"),
    zoomStep(8, "in"),
    zoomStep(0.1, "out"),
  ]).toEqual([0.75, 0.5, 1.25, 8, 0.1]);
});
