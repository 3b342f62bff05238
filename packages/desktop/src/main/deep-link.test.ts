import { expect, test } from "vitest";
import { findDeepLink, parseDeepLink } from "./deep-link.ts";

const tablo = "/tablos/01a2244c-10da-743e-979b-46271c48c2b9";
const task = `${tablo}/tasks/01a2244c-1c9a-7101-8a93-5c80c7bf04ec`;

test("a tablo and a task are led to", () => {
  expect(parseDeepLink(`xtablo://xtablo.example.org${tablo}`)).toEqual({ host: "xtablo.example.org", path: tablo });
  expect(parseDeepLink(`xtablo://Xtablo.Example.Org:8443${task}`)).toEqual({
    host: "xtablo.example.org:8443",
    path: task,
  });
  expect(parseDeepLink(`xtablo://local${task}`)).toEqual({ host: "local", path: task });
});

test.each([
  `https://xtablo.example.org${tablo}`,
  `xtablo:${tablo}`,
  "xtablo://xtablo.example.org/",
  "xtablo://xtablo.example.org/api/me",
  `xtablo://xtablo.example.org${tablo}/../../../api/me`,
  `xtablo://xtablo.example.org${tablo}?next=https://evil.example`,
  `xtablo://xtablo.example.org${tablo}#x`,
  `xtablo://user@xtablo.example.org${tablo}`,
  `xtablo://xtablo.example.org${tablo}/files/1`,
  "--type=renderer",
  "",
])("%s leads nowhere", (address) => {
  expect(parseDeepLink(address)).toBeNull();
});

test("it is found among the words of a start", () => {
  expect(findDeepLink(["/opt/Xtablo/xtablo", "--no-sandbox", `xtablo://local${tablo}`])).toMatchObject({ path: tablo });
  expect(findDeepLink(["/opt/Xtablo/xtablo"])).toBeNull();
});
