import { randomBytes } from "node:crypto";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { api, type File as StoredFile } from "@xtablo/contract";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { removeFolder } from "../packages/server/src/testing/remove-folder.ts";
import { openSignedIn, type SignedIn } from "./signed-in.ts";

/** Somebody with files: in Chromium, by the API, and on the disk. */
export interface FileWorld extends SignedIn {
  /** On the disk. */
  readonly folder: string;
  /** The tablo that the files go to: each test begins with a new one. */
  readonly tabloId: string;
  beginTablo(): Promise<void>;
  /** Opens the tablo's files, in the page or in another window. */
  openFiles(window?: Page): Promise<void>;
  /** Writes small files into the folder. Gives their paths. */
  write(...names: string[]): Promise<string[]>;
  /** Uploads files of the disk by the button, filled anew with `sizeBytes` where that is given. */
  choose(paths: string[], sizeBytes?: number): Promise<void>;
  /** Uploads a file by the API. */
  put(name: string, bytes: Buffer | string): Promise<StoredFile>;
  /** The names that the API lists. */
  listed(): Promise<string[]>;
  /** Lets so many bytes in a second leave the page; -1 for all. */
  slowDown(uploadThroughput: number): Promise<void>;
  /** Asks for a file's bytes, as a program with the account's session does. */
  fetchContent(fileId: string, headers?: Record<string, string>): Promise<Response>;
  cookie(): string;
}

/** Starts the product and opens a browser in which somebody is signed in. */
export async function createFileWorld(): Promise<FileWorld> {
  const signedIn = await openSignedIn();
  const { product, access, page, visitor } = signedIn;
  const folder = await mkdtemp(join(tmpdir(), "xtablo-e2e-files-"));
  const network = await visitor.context.newCDPSession(page);
  let tabloId = "";
  const cookie = () => access.cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  return {
    ...signedIn,
    folder,
    cookie,
    get tabloId() {
      return tabloId;
    },
    async beginTablo() {
      ({ id: tabloId } = await access.call(api.tablos.create, { body: { title: "Maison Kerguélen", color: "teal" } }));
    },
    async openFiles(window = page) {
      await window.goto(`/tablos/${tabloId}/files`);
      await window.getByRole("button", { name: "Upload", exact: true }).first().waitFor();
    },
    async write(...names) {
      for (const name of names) await writeFile(join(folder, name), name);
      return names.map((name) => join(folder, name));
    },
    choose: (paths, sizeBytes) => choose(page, paths, sizeBytes),
    put: (name, bytes) => put(`${product.url}/api/tablos/${tabloId}/files`, { name, bytes, cookie: cookie() }),
    async listed() {
      const { items } = await access.call(api.files.list, { params: { tabloId }, query: { limit: 50 } });
      return items.map(({ name }) => name);
    },
    async slowDown(uploadThroughput) {
      const conditions = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput };
      await network.send("Network.emulateNetworkConditions", conditions);
    },
    fetchContent: (fileId, headers = {}) =>
      fetch(`${product.url}/api/files/${fileId}/content`, { headers: { ...headers, cookie: cookie() } }),
    async close() {
      await signedIn.close();
      await removeFolder(folder);
    },
  };
}

async function choose(page: Page, paths: string[], sizeBytes?: number): Promise<void> {
  if (sizeBytes !== undefined) for (const path of paths) await writeFile(path, randomBytes(sizeBytes));
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Upload", exact: true }).first().click();
  await (await chooser).setFiles(paths);
}

interface Sent {
  name: string;
  bytes: Buffer | string;
  cookie: string;
}

async function put(address: string, { name, bytes, cookie }: Sent): Promise<StoredFile> {
  const form = new FormData();
  form.append("file", new Blob([typeof bytes === "string" ? bytes : new Uint8Array(bytes)]), name);
  const answer = await fetch(address, { method: "POST", body: form, headers: { cookie } });
  expect(answer.status).toBe(201);
  return (await answer.json()) as StoredFile; // what the contract says of this route
}
