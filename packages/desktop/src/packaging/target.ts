/** What a package is made for, as npm says it. */
export interface Target {
  os: "linux" | "darwin" | "win32";
  cpu: "x64" | "arm64";
}

const systems: Record<string, Target["os"]> = {
  "--linux": "linux",
  "-l": "linux",
  "--mac": "darwin",
  "-m": "darwin",
  "--macos": "darwin",
  "--win": "win32",
  "-w": "win32",
  "--windows": "win32",
};
const processors: Record<string, Target["cpu"]> = { "--x64": "x64", "--arm64": "arm64" };

/**
 * Reads from electron-builder's arguments what is packaged for; by default, for a machine like this one. What is installed suits
 * one target, so it throws when there are several; and only a Mac can sign what a Mac is to start.
 */
export function readTarget(args: readonly string[], here: { platform: string; arch: string }): Target {
  const os = new Set(args.flatMap((word) => systems[word] ?? []));
  const cpu = new Set(args.flatMap((word) => processors[word] ?? []));
  if (os.size > 1 || cpu.size > 1 || args.includes("--universal"))
    throw new Error("One system and one processor at a time: run it once for each.");
  if (os.has("darwin") && here.platform !== "darwin") throw new Error("A package for macOS has to be made on a Mac.");
  return {
    os: [...os][0] ?? (here.platform as Target["os"]), // those of the packages
    cpu: [...cpu][0] ?? (here.arch as Target["cpu"]),
  };
}
