/** What is read of a `package-lock.json`. */
export interface Lock {
  packages: Record<string, LockedPackage>;
}

/** A package as a lock has it. */
export interface LockedPackage {
  version?: string;
  integrity?: string;
  /** One of our own. */
  link?: boolean;
}

/** What is read of the app's generated `package.json`. */
export interface AppManifest {
  name: string;
  version: string;
  dependencies: Record<string, string>;
  optionalDependencies: Record<string, string>;
}

/**
 * A lock for the app with all that the repository's has: npm takes its versions from there, and drops what the app doesn't need.
 */
export function seedLock(root: Lock, { name, version, dependencies, optionalDependencies }: AppManifest): object {
  const installed = Object.entries(root.packages).filter(
    ([path, { link }]) => path.startsWith("node_modules/") && !link,
  );
  return {
    name,
    version,
    lockfileVersion: 3,
    requires: true,
    packages: { "": { name, version, dependencies, optionalDependencies }, ...Object.fromEntries(installed) },
  };
}

/** The packages of a lock that the repository's hasn't, in the same version and with the same contents. */
export function findStrangers(root: Lock, app: Lock): string[] {
  const known = new Set(Object.entries(root.packages).map(describe));
  return Object.entries(app.packages)
    .filter(([path]) => path !== "")
    .map(describe)
    .filter((entry) => !known.has(entry));
}

function describe([path, { version, integrity }]: [string, LockedPackage]): string {
  const name = path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
  return `${name}@${version} ${integrity}`;
}
