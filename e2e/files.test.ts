import { createHash, randomBytes } from "node:crypto";
import { mkdir, mkdtemp, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { get, type IncomingMessage } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { api, type File as StoredFile } from "@xtablo/contract";
import type { Browser, CDPSession, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { findBarriers } from "./accessibility.ts";
import { isWithoutChromium, openBrowser, patienceMs, screens, visit, type Visitor } from "./browser.ts";
import { hostile, makePdf, makePng, makeWav, recordWebm } from "./file-samples.ts";
import {
  colorAt,
  drop,
  focusedName,
  inkOf,
  nameOf,
  namesIn,
  paste,
  swipeLeft,
  untilDrawn,
  untilItPlays,
  wouldWarn,
} from "./file-steps.ts";
import type { Person } from "./people.ts";
import { createProduct, type Product } from "./product.ts";
import { findSmallTargets, sidewaysOverflow } from "./touch.ts";
import { type ApiAccess, signUpByApi } from "./workspace.ts";

const ines: Person = { name: "Inès Brémond", email: "ines@example.org", password: "slate and granite" };

const patiently = { timeout: patienceMs };

describe.skipIf(isWithoutChromium())("files, in Chromium", () => {
  let product: Product;
  let browser: Browser;
  let access: ApiAccess;
  let visitor: Visitor;
  let page: Page;
  let network: CDPSession;
  let tabloId: string;
  let folder: string;

  beforeAll(async () => {
    product = await createProduct();
    folder = await mkdtemp(join(tmpdir(), "xtablo-e2e-files-"));
    [browser] = await Promise.all([openBrowser(), product.start()]);
    access = await signUpByApi(product.url, ines);
    visitor = await enter({});
    page = await visitor.openWindow();
    network = await visitor.context.newCDPSession(page);
  });

  beforeEach(async () => {
    ({ id: tabloId } = await access.call(api.tablos.create, { body: { title: "Maison Kerguélen", color: "teal" } }));
  });

  afterAll(async () => {
    await browser?.close();
    await product?.close();
    await rm(folder, { recursive: true, force: true });
  });

  describe("uploads", () => {
    beforeEach(() => openFiles(page));

    test("several at once by the button; what is empty or too large is said before it is sent", async () => {
      const large = join(folder, "Survey.e57");
      await writeFile(large, "");
      await truncate(large, 26 * 1024 * 1024);
      const empty = join(folder, "Empty.txt");
      await writeFile(empty, "");
      await choose([...(await write("a.txt", "b.txt", "c.txt", "d.txt", "e.txt")), large, empty]);
      for (const name of ["a.txt", "b.txt", "c.txt", "d.txt", "e.txt"]) await nameOf(page, name).waitFor();
      const uploads = page.getByRole("region", { name: "Uploads" });
      await uploads.getByText("This file is 26 MB; the limit is 25 MB.").waitFor();
      await uploads.getByText("This file is empty. Nothing was kept.").waitFor();
      for (let left = 2; left > 0; left--) await uploads.getByRole("button", { name: "Dismiss" }).first().click();
      await uploads.waitFor({ state: "detached" });
      expect(await focusedName(page)).toBe("Upload");
      expect(await page.locator("[data-announcer=polite]").textContent()).toContain("5 files");
      expect(visitor.complaints).toMatchObject({ exceptions: [], errors: [] });
    });

    test("by dropping files and a folder anywhere, and by pasting a picture", async () => {
      await mkdir(join(folder, "Site", "Roof"), { recursive: true });
      await writeFile(join(folder, "Site", "Roof", "Slates.txt"), "slates");
      await writeFile(join(folder, "Site", ".hidden"), "hidden");
      const [plan = ""] = await write("Plan.txt");
      await drop(page, [plan, join(folder, "Site")]);
      await nameOf(page, "Plan.txt").waitFor();
      await nameOf(page, "Slates.txt").waitFor();
      expect(await nameOf(page, ".hidden").count()).toBe(0);

      await paste(page, { name: "image.png", bytes: makePng() });
      await page.getByRole("link", { name: /^Pasted \d{4}-\d\d-\d\d at [\d.]+\.png$/ }).waitFor();
      expect(await nameOf(page, "image.png").count()).toBe(0);
    });

    test("are cancelled, go on while one is on another page, and warn before the page is left", async () => {
      await slowDown(50_000);
      await choose(await write("Kept.bin", "Cancelled.bin"), 600_000);
      await page.getByText("Uploading, 0 of 2 done").waitFor();
      await page.getByRole("button", { name: "Cancel the upload of Cancelled.bin" }).click();
      await page.getByText("Cancelled.bin").waitFor({ state: "detached" });
      await page.getByRole("link", { name: /^Tasks/ }).click();
      await page.getByRole("region", { name: "Kanban" }).waitFor();
      expect(await wouldWarn(page)).toBe(true);
      await slowDown(-1);
      await page.getByRole("link", { name: /^Files/ }).click();
      await nameOf(page, "Kept.bin").waitFor();
      expect(await listed()).toEqual(["Kept.bin"]);
      expect(await wouldWarn(page)).toBe(false);
    });

    test("wait and go on by themselves when the server is away, saying why", async () => {
      const refusal = { type: "about:blank", title: "Away", status: 503, code: "unavailable", requestId: "r" };
      const body = JSON.stringify({ ...refusal, detail: "The file store is away." });
      let refused = 0;
      visitor.complaints.beginOutage();
      await page.route("**/api/tablos/*/files", (route) =>
        route.request().method() === "POST" && refused++ === 0
          ? route.fulfill({
              status: 503,
              headers: { "retry-after": "1" },
              contentType: "application/problem+json",
              body,
            })
          : route.fallback(),
      );
      await choose(await write("Later.txt"));
      await page.getByText(/The file store is away\. Trying again/).waitFor();
      await nameOf(page, "Later.txt").waitFor();
      await page.unroute("**/api/tablos/*/files");

      await slowDown(50_000);
      await choose(await write("Cut.bin"), 600_000);
      await page.getByRole("progressbar", { name: "Upload of Cut.bin" }).waitFor();
      await product.killServer();
      await page.getByText(/The connection was lost before the file was whole/).waitFor();
      await slowDown(-1);
      await product.start();
      await page.evaluate(() => window.dispatchEvent(new Event("online"))); // what pauses is sent now
      await nameOf(page, "Cut.bin").waitFor({ timeout: 2 * patienceMs });
      visitor.complaints.endOutage();
      expect((await listed()).toSorted()).toEqual(["Cut.bin", "Later.txt"]);
    });

    test("refused for good, they say so and are not sent again", async () => {
      const refusal = { type: "about:blank", title: "No", status: 413, code: "too_large", requestId: "r" };
      const body = JSON.stringify({ ...refusal, detail: "The file is larger than 25 MB." });
      let sent = 0;
      visitor.complaints.beginOutage();
      await page.route("**/api/tablos/*/files", async (route) => {
        if (route.request().method() !== "POST") return route.fallback();
        sent += 1;
        await route.fulfill({ status: 413, contentType: "application/problem+json", body });
      });
      await choose(await write("Refused.bin"));
      await page.getByText("The file is larger than 25 MB.").waitFor();
      await page.getByRole("button", { name: "Choose another" }).waitFor();
      await page.unroute("**/api/tablos/*/files");
      visitor.complaints.endOutage();
      expect(sent).toBe(1);
      expect(await findBarriers(page)).toEqual([]);
    });
  });

  describe("the preview", () => {
    test("shows pictures, texts, sound and film, from one to the next, and goes back to its row", async () => {
      await put("Film.webm", await recordWebm(await visitor.openWindow()));
      await put("Tone.wav", makeWav());
      await put("Old.csv", Buffer.from("Pièce;Métré", "latin1"));
      await put("Notes.md", "# Site meeting\n\n- [x] Roof");
      await put("Photo.png", makePng());
      await openFiles(page);
      await nameOf(page, "Photo.png").focus();
      await page.keyboard.press("Enter");
      const dialog = page.getByRole("dialog", { name: "Photo.png" });
      await dialog.getByText(/PNG image · Inès Brémond · /).waitFor();
      await untilDrawn(dialog.getByRole("img", { name: "Photo.png" }), 64);
      await page.keyboard.press("+");
      await dialog.getByRole("button", { name: "125 %" }).waitFor();
      await page.keyboard.press("0");
      await dialog.getByRole("button", { name: "100 %" }).waitFor();
      expect(await findBarriers(page)).toEqual([]);

      await page.keyboard.press("ArrowRight");
      const notes = page.getByRole("dialog", { name: "Notes.md" });
      await notes.getByRole("heading", { name: "Site meeting" }).waitFor();
      expect(await findBarriers(page)).toEqual([]);
      await notes.getByRole("radio", { name: "Source" }).click();
      await notes.getByText("# Site meeting").waitFor();
      await notes.getByRole("button", { name: "Next file" }).click();
      await page.getByRole("dialog", { name: "Old.csv" }).getByText("Pièce;Métré").waitFor();
      await page.keyboard.press("ArrowRight");
      await untilItPlays(page.getByRole("dialog", { name: "Tone.wav" }).locator("audio"));
      await page.keyboard.press("ArrowRight");
      await untilItPlays(page.getByRole("dialog", { name: "Film.webm" }).locator("video"));
      expect(await findBarriers(page)).toEqual([]);
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "detached" });
      await expect.poll(() => focusedName(page), patiently).toBe("Film.webm");
      await page.keyboard.press("Enter");
      await page.getByRole("dialog", { name: "Film.webm" }).waitFor();
      await page.goBack();
      await page.getByRole("dialog").waitFor({ state: "detached" });
      expect(visitor.complaints).toMatchObject({ exceptions: [], errors: [] });
    });

    test("draws a PDF page by page, with a font that is not in it, and its words can be found", async () => {
      const { id } = await put("Plan.pdf", makePdf({ pages: 40 }));
      const fonts = page.waitForResponse((response) => response.url().includes("/standard_fonts/"));
      const decoder = page.waitForResponse((response) => response.url().endsWith("/wasm/jbig2.wasm"));
      const worker = page.waitForResponse((response) => response.url().endsWith(".worker.min.mjs"));
      await page.goto(`/tablos/${tabloId}/files/${id}`);
      const dialog = page.getByRole("dialog", { name: "Plan.pdf" });
      const first = dialog.getByRole("article", { name: "Page 1", exact: true });
      await first.getByText("Slate roof, page 1").waitFor();
      expect([(await fonts).ok(), (await decoder).ok()]).toEqual([true, true]);
      expect((await worker).headers()["content-security-policy"]).toBe(
        "default-src 'none'; script-src 'wasm-unsafe-eval'",
      );
      const canvas = first.locator("canvas");
      expect(await colorAt(canvas, 100, 240)).toEqual([128, 76, 237]); // the bar
      expect(await colorAt(canvas, 40, 40)).toEqual([0, 0, 0]); // the square, by its decoder
      expect(await colorAt(canvas, 5, 5)).toEqual([255, 255, 255]);
      expect(await inkOf(canvas, [20, 140, 180, 165])).toBeGreaterThan(0.05); // the words
      expect(await dialog.locator("canvas").count()).toBeLessThan(6);
      expect(await findBarriers(page)).toEqual([]);

      await dialog.getByRole("region", { name: "Plan.pdf" }).focus();
      await page.keyboard.press("End");
      await dialog.getByText("Page 40 of 40").waitFor();
      await dialog.getByText("Slate roof, page 40").waitFor();
      await expect.poll(() => first.locator("canvas").count(), patiently).toBe(0);
      await page.goBack();
      expect(visitor.complaints).toMatchObject({ exceptions: [], errors: [] });
    });

    test("says of a locked or damaged PDF, an unknown type and a deleted file what there is to do", async () => {
      const { id: lockedId } = await put("Locked.pdf", makePdf({ locked: true }));
      const { id: brokenId } = await put("Broken.pdf", "%PDF-1.7\nnothing");
      const { id: archiveId } = await put(
        "Plans.zip",
        Buffer.concat([Buffer.from("PK\u0005\u0006"), Buffer.alloc(18)]),
      );
      for (const [id, message] of [
        [lockedId, "This PDF is protected by a password"],
        [brokenId, "This PDF is damaged"],
        [archiveId, "No preview for this type"],
      ] as const) {
        await page.goto(`/tablos/${tabloId}/files/${id}`);
        await page.getByText(message).waitFor();
        await page.getByRole("dialog").getByRole("button", { name: "Download", exact: true }).waitFor();
      }
      await page.getByRole("button", { name: "Delete" }).click();
      await page.getByRole("button", { name: "Delete the file" }).click();
      await page.getByRole("dialog").waitFor({ state: "detached" });
      expect(await nameOf(page, "Plans.zip").count()).toBe(0);
      await page.getByRole("button", { name: "Undo" }).click();
      await nameOf(page, "Plans.zip").waitFor();

      await access.call(api.files.remove, { params: { fileId: archiveId } });
      visitor.complaints.beginOutage();
      await page.goto(`/tablos/${tabloId}/files/${archiveId}`);
      await page.getByText("This file is gone").waitFor();
      visitor.complaints.endOutage();
      await page.getByRole("button", { name: "Back to the files" }).click();
      await nameOf(page, "Locked.pdf").waitFor();
      expect(visitor.complaints).toMatchObject({ exceptions: [], errors: [] });
    });

    test("never lets a drawing or a page act, in the preview or at the address of its bytes", async () => {
      const asked: string[] = [];
      page.on("request", (request) => asked.push(new URL(request.url()).pathname));
      const { id: svgId } = await put("Logo.svg", hostile.svg);
      const { id: htmlId } = await put("Page.html", hostile.html);
      await page.goto(`/tablos/${tabloId}/files/${svgId}`);
      const drawing = page.getByRole("dialog").getByRole("img", { name: "Logo.svg" });
      await untilDrawn(drawing, 120);
      expect(await drawing.getAttribute("src")).toMatch(/^data:image\/svg\+xml/); // an origin of its own, also in a tab
      await page.getByRole("button", { name: "Previous file" }).click();
      await page.getByText("<!doctype html><script>window.top.hacked=1</script>").waitFor();
      expect(await page.evaluate(() => "hacked" in window)).toBe(false);
      expect(asked).not.toContain("/stolen");

      for (const id of [svgId, htmlId]) {
        const { headers } = await fetchContent(id);
        expect(headers.get("content-type")).not.toMatch(/svg|html/);
        expect(headers.get("x-content-type-options")).toBe("nosniff");
        expect(headers.get("content-security-policy")).toContain("sandbox");
      }
      const direct = await visitor.openWindow();
      await direct.goto(`/api/files/${htmlId}/content`);
      expect(await direct.evaluate(() => "hacked" in window)).toBe(false);
      await direct.close();
    });
  });

  test("a download that was cut goes on where it was, if the file is still the same", async () => {
    const bytes = randomBytes(3_000_000);
    const { id } = await put("Vidéo « chantier » 1.bin", bytes);
    const begun = await readUntilCut(id, 1_000_000);
    expect(begun.bytes.length).toBeLessThan(bytes.length);
    const range = `bytes=${begun.bytes.length}-`;
    const rest = await fetchContent(id, { range, "if-range": begun.etag });
    expect(rest.status).toBe(206);
    expect(hashOf(Buffer.concat([begun.bytes, Buffer.from(await rest.arrayBuffer())]))).toBe(hashOf(bytes));
    const changed = await fetchContent(id, { range, "if-range": '"another"' });
    expect(changed.status).toBe(200);
    expect(hashOf(Buffer.from(await changed.arrayBuffer()))).toBe(hashOf(bytes));

    await openFiles(page);
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: "Download Vidéo « chantier » 1.bin" }).click();
    expect((await download).suggestedFilename()).toBe("Vidéo « chantier » 1.bin");
    expect(hashOf(await readFile(await (await download).path()))).toBe(hashOf(bytes));
  });

  test("the table of many files sorts, filters and is walked by keyboard, and its address says how", async () => {
    const names = Array.from({ length: 204 }, (_, number) => `Plan ${number + 1}.txt`);
    for (let at = 0; at < names.length; at += 17)
      await Promise.all(names.slice(at, at + 17).map((name) => put(name, name)));
    await put("Photo.png", makePng());
    await openFiles(page);
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
    expect(visitor.complaints).toMatchObject({ exceptions: [], errors: [] });
  });

  test.each(["light", "dark"] as const)(
    "on a small phone, %s: everything fits, is large enough and named",
    async (theme) => {
      await put("Plan of the whole house with a long name.pdf", makePdf());
      const phone = await enter({ ...screens.smallPhone, colorScheme: theme });
      const small = await phone.openWindow();
      await openFiles(small);
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

  async function enter(options: Omit<Parameters<typeof visit>[1], "baseURL">): Promise<Visitor> {
    const entered = await visit(browser, { baseURL: product.url, ...options });
    await entered.context.addCookies(access.cookies.map((cookie) => ({ ...cookie, url: product.url })));
    return entered;
  }

  async function openFiles(window: Page): Promise<void> {
    await window.goto(`/tablos/${tabloId}/files`);
    await window.getByRole("button", { name: "Upload", exact: true }).first().waitFor();
  }

  /** Writes small files into the folder, or of so many bytes. Gives their paths. */
  async function write(...names: string[]): Promise<string[]> {
    for (const name of names) await writeFile(join(folder, name), name);
    return names.map((name) => join(folder, name));
  }

  async function choose(paths: string[], sizeBytes?: number): Promise<void> {
    if (sizeBytes !== undefined) for (const path of paths) await writeFile(path, randomBytes(sizeBytes));
    const chooser = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Upload", exact: true }).first().click();
    await (await chooser).setFiles(paths);
  }

  async function put(name: string, bytes: Buffer | string): Promise<StoredFile> {
    const form = new FormData();
    form.append("file", new Blob([typeof bytes === "string" ? bytes : new Uint8Array(bytes)]), name);
    const address = `${product.url}/api/tablos/${tabloId}/files`;
    const answer = await fetch(address, { method: "POST", body: form, headers: { cookie: cookie() } });
    expect(answer.status).toBe(201);
    return (await answer.json()) as StoredFile; // what the contract says of this route
  }

  async function listed(): Promise<string[]> {
    const { items } = await access.call(api.files.list, { params: { tabloId }, query: { limit: 50 } });
    return items.map(({ name }) => name);
  }

  /** Lets so many bytes in a second leave the page; -1 for all. */
  async function slowDown(uploadThroughput: number): Promise<void> {
    const conditions = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput };
    await network.send("Network.emulateNetworkConditions", conditions);
  }

  function cookie(): string {
    return access.cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  }

  function fetchContent(id: string, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(`${product.url}/api/files/${id}/content`, { headers: { ...headers, cookie: cookie() } });
  }

  /** Reads a file until so many bytes are there, and cuts the connection. */
  async function readUntilCut(id: string, atLeast: number): Promise<{ bytes: Buffer; etag: string }> {
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      get(`${product.url}/api/files/${id}/content`, { headers: { cookie: cookie() } }, resolve).on("error", reject);
    });
    const parts: Buffer[] = [];
    for await (const part of answer) {
      parts.push(part as Buffer); // a stream without an encoding gives buffers
      if (Buffer.concat(parts).length >= atLeast) break; // which destroys the connection
    }
    return { bytes: Buffer.concat(parts), etag: String(answer.headers.etag) };
  }
});

async function expectFit(page: Page): Promise<void> {
  expect(await sidewaysOverflow(page)).toBe(0);
  expect(await findSmallTargets(page)).toEqual([]);
  expect(await findBarriers(page)).toEqual([]);
}

function hashOf(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}
