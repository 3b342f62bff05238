import { expect, test } from "vitest";
import { judgeLink } from "./links.ts";

const origin = "https://xtablo.example.org";

test.each([
  ["https://xtablo.example.org/tablos/1", "inside"],
  ["https://xtablo.example.org:443/tablos/1", "inside"],
  ["https://xtablo.example.org:8443/", "outside"],
  ["http://xtablo.example.org/", "outside"],
  ["https://xtablo.example.org.evil.example/", "outside"],
  ["https://evil.example/https://xtablo.example.org/", "outside"],
  ["mailto:ines@example.org", "outside"],
  ["https://xtablo.example.org@evil.example/", "refused"],
  ["https://user:secret@xtablo.example.org/", "refused"],
  ["javascript:alert(1)", "refused"],
  ["JavaScript:alert(1)", "refused"],
  [" javascript:alert(1)", "refused"],
  ["data:text/html,<script>alert(1)</script>", "refused"],
  ["file:///etc/passwd", "refused"],
  ["smb://server/share", "refused"],
  ["ms-msdt:/id PCWDiagnostic", "refused"],
  ["blob:https://xtablo.example.org/1", "refused"],
  ["about:blank", "refused"],
  ["xtablo://xtablo.example.org/tablos/1", "refused"],
  ["//evil.example/", "refused"],
  ["", "refused"],
])("%s is %s", (address, kind) => {
  expect(judgeLink(address, origin).kind).toBe(kind);
});
