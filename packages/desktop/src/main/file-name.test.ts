import { expect, test } from "vitest";
import { safeFileName } from "./file-name.ts";

test.each([
  ["plan.pdf", "plan.pdf"],
  ["Devis toiture été.pdf", "Devis toiture été.pdf"],
  ["../x", "x"],
  ["../../etc/passwd", "passwd"],
  ["..\\..\\Windows\\x.dll", "x.dll"],
  ["/etc/passwd", "passwd"],
  ["C:\\x.exe", "x.exe"],
  ["..", "download"],
  ["", "download"],
  [".bashrc", "bashrc"],
  ["nul.txt", "_nul.txt"],
  ["COM1", "_COM1"],
  ["con .txt", "_con .txt"],
  ["a\u0000b.txt", "ab.txt"],
  ["invoice\u202Efdp.exe", "invoicefdp.exe"],
  ["a:b?.txt", "ab.txt"],
  ["trailing. ", "trailing"],
])("%j is saved as %j", (name, saved) => {
  expect(safeFileName(name)).toBe(saved);
});

test.each(["x", "家", "é"])("a long name of %s keeps its ending, and fits where bytes are counted", (sign) => {
  const saved = safeFileName(`${sign.repeat(400)}.tar`);
  expect(saved).toMatch(new RegExp(`^${sign}+\\.tar$`));
  expect(Buffer.byteLength(saved)).toBeLessThanOrEqual(200);
  expect(Buffer.byteLength(saved)).toBeGreaterThan(190);
});
