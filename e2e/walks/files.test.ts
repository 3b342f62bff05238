import { createHash, randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { get, type IncomingMessage } from "node:http";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { findBarriers } from "../accessibility.ts";
import { isWithoutChromium, patienceMs, screens } from "../browser.ts";
import { makePdf, makePng } from "../file-samples.ts";
import { focusedName, nameOf, namesIn, swipeLeft, untilDrawn } from "../file-steps.ts";
import { createFileWorld, type FileWorld } from "../file-world.ts";
import { findSmallTargets, sidewaysOverflow } from "../touch.ts";

const patiently = { timeout: patienceMs };

describe.skipIf(isWithoutChromium())("a tablo's files, in Chromium", () => {
  let world: FileWorld;
  let page: Page;

  beforeAll(async () => {
    world = await createFileWorld();
    page = world.page;
  });
  beforeEach(() => world.beginTablo());
  afterAll(() => world?.close());

  test("a download that was cut goes on where it was, if the file is still the same", async () => {
    const bytes = randomBytes(3_000_000);
    const { id } = await world.put("Vidéo « chantier » 1.bin", bytes);
    const begun = await readUntilCut(world, id, 1_000_000);
    expect(begun.bytes.length).toBeLessThan(bytes.length);
    const range = `bytes=${begun.bytes.length}-`;
    const rest = await world.fetchContent(id, { range, "if-range": begun.etag });
    expect(rest.status).toBe(206);
    expect(hashOf(Buffer.concat([begun.bytes, Buffer.from(await rest.arrayBuffer())]))).toBe(hashOf(bytes));
    const changed = await world.fetchContent(id, { range, "if-range": '"another"' });
    expect(changed.status).toBe(200);
    expect(hashOf(Buffer.from(await changed.arrayBuffer()))).toBe(hashOf(bytes));

    await world.openFiles();
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: "Download Vidéo « chantier » 1.bin" }).click();
    expect((await download).suggestedFilename()).toBe("Vidéo « chantier » 1.bin");
    expect(hashOf(await readFile(await (await download).path()))).toBe(hashOf(bytes));
  });

  test("the table of many files sorts, filters and is walked by keyboard, and its address says how", async () => {
    const names = Array.from({ length: 204 }, (_, number) => `Plan ${number + 1}.txt`);
    for (let at = 0; at < names.length; at += 17)
      await Promise.all(names.slice(at, at + 17).map((name) => world.put(name, name)));
    await world.put("Photo.png", makePng());
    await world.openFiles();
    await nameOf(page, "Photo.png").waitFor();
    const table = page.getByRole("table", { name: "Files" });
    expect(await table.getByRole("row").count()).toBeLessThan(60);

    await table.getByRole("button", { name: "Name" }).click();
    await expect.poll(() => page.url(), patiently).toMatch(/\?sort=name$/);
    expect(await table.getByRole("columnheader", { name: "Name" }).getAttribute("aria-sort")).toBe("ascending");
    await page.getByText(/^205 files/).waitFor();
    await expect
      .poll(() => namesIn(table, 4), patiently)
      .toEqual(["Photo.png", "Plan 1.txt", "Plan 2.txt", "Plan 3.txt"]);
    await nameOf(page, "Photo.png").focus();
    await page.keyboard.press("ArrowDown");
    await expect.poll(() => focusedName(page), patiently).toBe("Plan 1.txt");
    await page.keyboard.press("End");
    await expect.poll(() => focusedName(page), patiently).toBe("Plan 204.txt");

    await page.getByRole("button", { name: "Type", exact: true }).first().click();
    await page.getByRole("menuitemradio", { name: "Pictures" }).click();
    await expect.poll(() => namesIn(table, 3), patiently).toEqual(["Photo.png"]);
    await page.reload();
    await expect.poll(() => namesIn(table, 3), patiently).toEqual(["Photo.png"]);
    await page.getByRole("button", { name: "Show all" }).click();
    await page.getByRole("searchbox", { name: "Find a file" }).fill("plan 20");
    await expect.poll(() => namesIn(table, 3), patiently).toEqual(["Plan 20.txt", "Plan 200.txt", "Plan 201.txt"]);

    for (const name of ["Plan 20.txt", "Plan 200.txt"])
      await table.getByRole("checkbox", { name: `Choose ${name}`, exact: true }).check();
    await page.getByRole("button", { name: "Delete 2 files" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Delete 2 files" }).click();
    await page.getByText("2 files are deleted.").waitFor();
    await expect.poll(() => namesIn(table, 1), patiently).toEqual(["Plan 201.txt"]);
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByText("2 files are back.").waitFor();
    await expect.poll(() => namesIn(table, 2), patiently).toEqual(["Plan 20.txt", "Plan 200.txt"]);
    expect(await findBarriers(page)).toEqual([]);
    expect(world.visitor.complaints).toMatchObject({ exceptions: [], errors: [] });
  });

  test.each(["light", "dark"] as const)(
    "on a small phone, %s: everything fits, is large enough and named",
    async (theme) => {
      await world.put("Plan of the whole house with a long name.pdf", makePdf());
      const phone = await world.enter({ ...screens.smallPhone, colorScheme: theme });
      const small = await phone.openWindow();
      await world.openFiles(small);
      const chooser = small.waitForEvent("filechooser");
      await small.getByRole("button", { name: "Upload", exact: true }).first().tap();
      await (
        await chooser
      ).setFiles([
        { name: "Empty.txt", mimeType: "text/plain", buffer: Buffer.alloc(0) },
        { name: "Photo.png", mimeType: "image/png", buffer: makePng() },
      ]);
      await nameOf(small, "Photo.png").waitFor();
      await expectFit(small);
      await nameOf(small, "Photo.png").tap();
      await untilDrawn(small.getByRole("dialog").getByRole("img"), 64);
      await expectFit(small);
      await swipeLeft(small);
      await small.getByText("Slate roof, page 1").waitFor();
      await expectFit(small);
      await small.getByRole("button", { name: "Close" }).tap();
      await small.getByRole("dialog").waitFor({ state: "detached" });
      expect(phone.complaints).toMatchObject({ exceptions: [], errors: [] });
      await phone.context.close();
    },
  );
});

interface Begun {
  bytes: Buffer;
  etag: string;
}

/** Reads a file until so many bytes are there, and cuts the connection. */
async function readUntilCut({ product, cookie }: FileWorld, fileId: string, atLeast: number): Promise<Begun> {
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    get(`${product.url}/api/files/${fileId}/content`, { headers: { cookie: cookie() } }, resolve).on("error", reject);
  });
  const parts: Buffer[] = [];
  for await (const part of answer) {
    parts.push(part as Buffer); // a stream without an encoding gives buffers
    if (Buffer.concat(parts).length >= atLeast) break; // which destroys the connection
  }
  return { bytes: Buffer.concat(parts), etag: String(answer.headers.etag) };
}

async function expectFit(page: Page): Promise<void> {
  expect(await sidewaysOverflow(page)).toBe(0);
  expect(await findSmallTargets(page)).toEqual([]);
  expect(await findBarriers(page)).toEqual([]);
}

function hashOf(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}
