import { readdir, readFile } from "node:fs/promises";
import { extname, join, relative, sep } from "node:path";
import type { Protocol, Session } from "electron";

const scheme = "app";

/** Where the app's own pages are at home. */
export const ownOrigin = `${scheme}://xtablo`;

/** The one document of them. */
export const ownPage = `${ownOrigin}/index.html`;

/** The same document as the bar that finds words. */
export const findPage = `${ownPage}#find`;

/** Says, before the app is ready, that addresses of our own are as good as those of the web. */
export function registerScheme(protocol: Protocol): void {
  protocol.registerSchemesAsPrivileged([{ scheme, privileges: { standard: true, secure: true } }]);
}

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

/** Answers the app's own addresses in a session with what the build left in `folder`, and nothing else. */
export async function serveOwnPages(session: Session, folder: string): Promise<void> {
  const files = new Map<string, string>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile()) files.set(`/${relative(folder, path).split(sep).join("/")}`, path);
  }
  session.protocol.handle(scheme, async ({ url }) => {
    const { host, pathname } = new URL(url);
    const path = `${scheme}://${host}` === ownOrigin ? files.get(pathname) : undefined;
    if (path === undefined) return new Response(null, { status: 404 });
    const headers = {
      "content-type": types[extname(path)] ?? "application/octet-stream",
      "x-content-type-options": "nosniff",
      "content-security-policy": "frame-ancestors 'none'", // what a page can't say by itself
    };
    return new Response(await readFile(path), { headers });
  });
}
