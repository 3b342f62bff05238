import { api } from "@xtablo/contract";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { findBarriers } from "../accessibility.ts";
import { isWithoutChromium, patienceMs } from "../browser.ts";
import { hostile, makePdf, makePng, makeWav, recordWebm } from "../file-samples.ts";
import { colorAt, focusedName, inkOf, nameOf, untilDrawn, untilItPlays } from "../file-steps.ts";
import { createFileWorld, type FileWorld } from "../file-world.ts";

const patiently = { timeout: patienceMs };

describe.skipIf(isWithoutChromium())("the preview of files, in Chromium", () => {
  let world: FileWorld;
  let page: Page;

  beforeAll(async () => {
    world = await createFileWorld();
    page = world.page;
  });
  beforeEach(() => world.beginTablo());
  afterAll(() => world?.close());

  test("shows pictures, texts, sound and film, from one to the next, and goes back to its row", async () => {
    await world.put("Film.webm", await recordWebm(await world.visitor.openWindow()));
    await world.put("Tone.wav", makeWav());
    await world.put("Old.csv", Buffer.from("Pièce;Métré", "latin1"));
    await world.put("Notes.md", "# Site meeting\n\n- [x] Roof");
    await world.put("Photo.png", makePng());
    await world.openFiles();
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
    expect(world.visitor.complaints).toMatchObject({ exceptions: [], errors: [] });
  });

  test("draws a PDF page by page, with a font that is not in it, and its words can be found", async () => {
    const { id } = await world.put("Plan.pdf", makePdf({ pages: 40 }));
    const fonts = page.waitForResponse((response) => response.url().includes("/standard_fonts/"));
    const decoder = page.waitForResponse((response) => response.url().endsWith("/wasm/jbig2.wasm"));
    const worker = page.waitForResponse((response) => response.url().endsWith(".worker.min.mjs"));
    await page.goto(`/tablos/${world.tabloId}/files/${id}`);
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
    expect(world.visitor.complaints).toMatchObject({ exceptions: [], errors: [] });
  });

  test("says of a locked or damaged PDF, an unknown type and a deleted file what there is to do", async () => {
    const { id: lockedId } = await world.put("Locked.pdf", makePdf({ locked: true }));
    const { id: brokenId } = await world.put("Broken.pdf", "%PDF-1.7\nnothing");
    const { id: archiveId } = await world.put(
      "Plans.zip",
      Buffer.concat([Buffer.from("PK\u0005\u0006"), Buffer.alloc(18)]),
    );
    for (const [id, message] of [
      [lockedId, "This PDF is protected by a password"],
      [brokenId, "This PDF is damaged"],
      [archiveId, "No preview for this type"],
    ] as const) {
      await page.goto(`/tablos/${world.tabloId}/files/${id}`);
      await page.getByText(message).waitFor();
      await page.getByRole("dialog").getByRole("button", { name: "Download", exact: true }).waitFor();
    }
    await page.getByRole("button", { name: "Delete" }).click();
    await page.getByRole("button", { name: "Delete the file" }).click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    expect(await nameOf(page, "Plans.zip").count()).toBe(0);
    await page.getByRole("button", { name: "Undo" }).click();
    await nameOf(page, "Plans.zip").waitFor();

    await world.access.call(api.files.remove, { params: { fileId: archiveId } });
    world.visitor.complaints.beginOutage();
    await page.goto(`/tablos/${world.tabloId}/files/${archiveId}`);
    await page.getByText("This file is gone").waitFor();
    world.visitor.complaints.endOutage();
    await page.getByRole("button", { name: "Back to the files" }).click();
    await nameOf(page, "Locked.pdf").waitFor();
    expect(world.visitor.complaints).toMatchObject({ exceptions: [], errors: [] });
  });

  test("never lets a drawing or a page act, in the preview or at the address of its bytes", async () => {
    const asked: string[] = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    const { id: svgId } = await world.put("Logo.svg", hostile.svg);
    const { id: htmlId } = await world.put("Page.html", hostile.html);
    await page.goto(`/tablos/${world.tabloId}/files/${svgId}`);
    const drawing = page.getByRole("dialog").getByRole("img", { name: "Logo.svg" });
    await untilDrawn(drawing, 120);
    expect(await drawing.getAttribute("src")).toMatch(/^data:image\/svg\+xml/); // an origin of its own, also in a tab
    await page.getByRole("button", { name: "Previous file" }).click();
    await page.getByText("<!doctype html><script>window.top.hacked=1</script>").waitFor();
    expect(await page.evaluate(() => "hacked" in window)).toBe(false);
    expect(asked).not.toContain("/stolen");

    for (const id of [svgId, htmlId]) {
      const { headers } = await world.fetchContent(id);
      expect(headers.get("content-type")).not.toMatch(/svg|html/);
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("content-security-policy")).toContain("sandbox");
    }
    const direct = await world.visitor.openWindow();
    await direct.goto(`/api/files/${htmlId}/content`);
    expect(await direct.evaluate(() => "hacked" in window)).toBe(false);
    await direct.close();
  });
});
