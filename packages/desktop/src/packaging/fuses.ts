import { join } from "node:path";
import { type FuseConfig, FuseV1Options, FuseVersion, flipFuses } from "@electron/fuses";
import { type AfterPackContext, Arch } from "electron-builder";

/**
 * What the app's Electron can still do. Each fuse is stated, those too that are as Electron sets them, and packaging fails when
 * Electron has one that is not.
 */
export const fuses = {
  version: FuseVersion.V1,
  strictlyRequireAllFuses: true,
  // Otherwise anybody's script could run under the app's name and signature, with what the system trusts the app with.
  [FuseV1Options.RunAsNode]: false,
  // Sessions are encrypted on the disk, by a key that the system keeps. Turned off later, it would sign everybody out.
  [FuseV1Options.EnableCookieEncryption]: true,
  // Otherwise NODE_OPTIONS=--require would put code into the app, and NODE_EXTRA_CA_CERTS an authority.
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  // Otherwise --inspect, or SIGUSR1, would open the main process to every program on the computer.
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  // The archive with our code is checked against a hash in the signed program (macOS and Windows; Linux has no such check).
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  // Otherwise a folder `app` beside the archive would be run instead of it, unchecked.
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  // We make no snapshot of our own for the main process: with this on, the app would not find it and not start.
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  // Our pages have a scheme of their own; a page from the disk is to have no more rights than in a browser.
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  // As Electron has it: memory checks of WebAssembly by the processor. Off, PDF images decode more slowly, and nothing is safer.
  [FuseV1Options.WasmTrapHandlers]: true,
} as const satisfies FuseConfig;

/**
 * The {@link fuses} as they are flipped for a system. On Apple silicon nothing starts whose signature does not fit, and a flipped
 * fuse breaks the one that Electron comes with: it is made anew, and stays in a package that nobody signs.
 */
export function fusesFor({ electronPlatformName, arch }: Pick<AfterPackContext, "electronPlatformName" | "arch">) {
  return { ...fuses, resetAdHocDarwinSignature: electronPlatformName === "darwin" && arch === Arch.arm64 };
}

/**
 * Flips the {@link fuses} of the Electron that was just packed, before it is signed. electron-builder's own `electronFuses` knows
 * fewer of them (https://github.com/electron-userland/electron-builder: `generateFuseConfig`) and can't be strict; when it can
 * state all of Electron's, this goes.
 */
export async function flipPacked(context: AfterPackContext): Promise<void> {
  const { appOutDir, electronPlatformName, packager } = context;
  const { productFilename } = packager.appInfo;
  const program: Record<string, string> = {
    linux: packager.platformSpecificBuildOptions.executableName ?? productFilename,
    win32: `${productFilename}.exe`,
    darwin: `${productFilename}.app`,
  };
  await flipFuses(join(appOutDir, program[electronPlatformName] ?? productFilename), fusesFor(context));
}
