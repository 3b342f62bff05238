import { mkdir, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { findBarriers } from "./accessibility.ts";
import { isWithoutChromium, patienceMs } from "./browser.ts";
import { makePng } from "./file-samples.ts";
import { drop, focusedName, nameOf, paste, wouldWarn } from "./file-steps.ts";
import { createFileWorld, type FileWorld } from "./file-world.ts";

describe.skipIf(isWithoutChromium())("uploads, in Chromium", () => {
  let world: FileWorld;
  let page: Page;

  beforeAll(async () => {
    world = await createFileWorld();
    page = world.page;
  });
  beforeEach(async () => {
    await world.beginTablo();
    await world.openFiles();
  });
  afterAll(() => world?.close());

  test("several at once by the button; what is empty or too large is said before it is sent", async () => {
    const large = join(world.folder, "Survey.e57");
    await writeFile(large, "");
    await truncate(large, 26 * 1024 * 1024);
    const empty = join(world.folder, "Empty.txt");
    await writeFile(empty, "");
    const announced = page
      .locator("[data-announcer=polite]")
      .getByText("5 files")
      .first()
      .waitFor({ state: "attached" });
    await world.choose([...(await world.write("a.txt", "b.txt", "c.txt", "d.txt", "e.txt")), large, empty]);
    for (const name of ["a.txt", "b.txt", "c.txt", "d.txt", "e.txt"]) await nameOf(page, name).waitFor();
    const uploads = page.getByRole("region", { name: "Uploads" });
    await uploads.getByText("This file is 26 MB; the limit is 25 MB.").waitFor();
    await uploads.getByText("This file is empty. Nothing was kept.").waitFor();
    for (let left = 2; left > 0; left--) await uploads.getByRole("button", { name: "Dismiss" }).first().click();
    await uploads.waitFor({ state: "detached" });
    expect(await focusedName(page)).toBe("Upload");
    await announced;
    expect(world.visitor.complaints).toMatchObject({ exceptions: [], errors: [] });
  });

  test("by dropping files and a folder anywhere, and by pasting a picture", async () => {
    await mkdir(join(world.folder, "Site", "Roof"), { recursive: true });
    await writeFile(join(world.folder, "Site", "Roof", "Slates.txt"), "slates");
    await writeFile(join(world.folder, "Site", ".hidden"), "hidden");
    const [plan = ""] = await world.write("Plan.txt");
    await drop(page, [plan, join(world.folder, "Site")]);
    await nameOf(page, "Plan.txt").waitFor();
    await nameOf(page, "Slates.txt").waitFor();
    expect(await nameOf(page, ".hidden").count()).toBe(0);

    await paste(page, { name: "image.png", bytes: makePng() });
    await page.getByRole("link", { name: /^Pasted \d{4}-\d\d-\d\d at [\d.]+\.png$/ }).waitFor();
    expect(await nameOf(page, "image.png").count()).toBe(0);
  });

  test("are cancelled, go on while one is on another page, and warn before the page is left", async () => {
    await world.slowDown(50_000);
    await world.choose(await world.write("Kept.bin", "Cancelled.bin"), 3_000_000);
    await page.getByText("Uploading, 0 of 2 done").waitFor();
    await page.getByRole("button", { name: "Cancel the upload of Cancelled.bin" }).click();
    await page.getByText("Cancelled.bin").waitFor({ state: "detached" });
    await page.getByRole("link", { name: /^Tasks/ }).click();
    await page.getByRole("region", { name: "Kanban" }).waitFor();
    expect(await wouldWarn(page)).toBe(true);
    await world.slowDown(-1);
    await page.getByRole("link", { name: /^Files/ }).click();
    await nameOf(page, "Kept.bin").waitFor();
    expect(await world.listed()).toEqual(["Kept.bin"]);
    await expect.poll(() => wouldWarn(page), { timeout: patienceMs }).toBe(false);
  });

  test("wait and go on by themselves when the server is away, saying why", async () => {
    const refusal = { type: "about:blank", title: "Away", status: 503, code: "unavailable", requestId: "r" };
    const body = JSON.stringify({ ...refusal, detail: "The file store is away." });
    let refused = 0;
    world.visitor.complaints.beginOutage();
    await page.route("**/api/tablos/*/files", (route) =>
      route.request().method() === "POST" && refused++ === 0
        ? route.fulfill({
            status: 503,
            headers: { "retry-after": "30" },
            contentType: "application/problem+json",
            body,
          })
        : route.fallback(),
    );
    await world.choose(await world.write("Later.txt"));
    await page.getByText(/The file store is away\. Trying again/).waitFor();
    await page.evaluate(() => window.dispatchEvent(new Event("online"))); // what pauses is sent now
    await nameOf(page, "Later.txt").waitFor();
    await page.unroute("**/api/tablos/*/files");

    await world.slowDown(50_000);
    await world.choose(await world.write("Cut.bin"), 600_000);
    await page.getByRole("progressbar", { name: "Upload of Cut.bin" }).waitFor();
    await world.product.killServer();
    await page.getByText(/The connection was lost before the file was whole/).waitFor();
    await world.slowDown(-1);
    await world.product.start();
    await page.evaluate(() => window.dispatchEvent(new Event("online")));
    await nameOf(page, "Cut.bin").waitFor({ timeout: 2 * patienceMs });
    world.visitor.complaints.endOutage();
    expect((await world.listed()).toSorted()).toEqual(["Cut.bin", "Later.txt"]);
  });

  test("refused for good, they say so and are not sent again", async () => {
    const refusal = { type: "about:blank", title: "No", status: 413, code: "too_large", requestId: "r" };
    const body = JSON.stringify({ ...refusal, detail: "The file is larger than 25 MB." });
    let sent = 0;
    world.visitor.complaints.beginOutage();
    await page.route("**/api/tablos/*/files", async (route) => {
      if (route.request().method() !== "POST") return route.fallback();
      sent += 1;
      await route.fulfill({ status: 413, contentType: "application/problem+json", body });
    });
    await world.choose(await world.write("Refused.bin"));
    await page.getByText("The file is larger than 25 MB.").waitFor();
    await page.getByRole("button", { name: "Choose another" }).waitFor();
    await page.unroute("**/api/tablos/*/files");
    world.visitor.complaints.endOutage();
    expect(sent).toBe(1);
    expect(await findBarriers(page)).toEqual([]);
  });
});
