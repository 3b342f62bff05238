import { chmod, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Electron's fuses as it comes: `1` on, `0` off, in the order of @electron/fuses. */
const wire = "101100011";

/**
 * Makes a folder that electron-builder takes for an unpacked Electron for Linux: the real one can't be had everywhere, and is of
 * no use for looking at what is packed. Its program holds nothing but the fuses.
 */
export async function makeStandIn(folder: string, version: string): Promise<void> {
  const head = Buffer.concat([Buffer.from("dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX"), Buffer.from([1, wire.length])]);
  const program = Buffer.concat([Buffer.from("\x7fELF before "), head, Buffer.from(`${wire} behind`)]);
  const texts = [
    "LICENSE",
    "LICENSES.chromium.html",
    "icudtl.dat",
    "resources.pak",
    "locales/en-US.pak",
    "locales/fr.pak",
  ];
  await mkdir(join(folder, "locales"), { recursive: true });
  await mkdir(join(folder, "resources"));
  for (const name of texts) await writeFile(join(folder, name), name);
  await writeFile(join(folder, "version"), version);
  for (const name of ["electron", "chrome-sandbox", "chrome_crashpad_handler"]) {
    await writeFile(join(folder, name), name === "electron" ? program : name);
    await chmod(join(folder, name), 0o755);
  }
}

/**
 * Makes a program that electron-builder takes for fpm, which turns a folder into a .deb and can't be had everywhere either. It
 * keeps its arguments, a line each, in `arguments`, and the desktop entry in `entry`; the package that it leaves is none.
 */
export async function makeFpm(folder: string): Promise<string> {
  const path = join(folder, "fpm");
  await mkdir(folder, { recursive: true });
  const script = `#!/bin/sh
cd "$(dirname "$0")"
printf '%s\\n' "$@" > arguments
while [ $# -gt 0 ]; do
  case "$1" in
    --package) echo "no package" > "$2" ;;
    *=/usr/share/applications/*) cp "\${1%%=*}" entry ;;
  esac
  shift
done
`;
  await writeFile(path, script);
  await chmod(path, 0o755);
  return path;
}
