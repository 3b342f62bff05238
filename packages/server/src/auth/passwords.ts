import { hash, type Options, verify } from "@node-rs/argon2";
import pLimit from "p-limit";

/** Hashes and checks passwords, at most two at once: each takes 64 MiB. */
export interface Passwords {
  hash(password: string): Promise<string>;
  /** Compares with a hash; without one it works as long and says no, so that time tells nothing. */
  matches(password: string, passwordHash: string | null): Promise<boolean>;
}

/** argon2id, 64 MiB, 1 pass, 4 lanes, 16-byte salt, 32-byte hash. Source: RFC 9106. */
const options: Options = { algorithm: 2, memoryCost: 65_536, timeCost: 1, parallelism: 4, outputLen: 32 };

/** Makes the hasher. */
export function createPasswords(): Passwords {
  const limit = pLimit(2);
  let decoy: Promise<string> | undefined;
  return {
    hash: (password) => limit(() => hash(password, options)),
    async matches(password, passwordHash) {
      decoy ??= limit(() => hash("no account has this password", options));
      const compared = passwordHash ?? (await decoy);
      const same = await limit(() => verify(compared, password));
      return same && passwordHash !== null;
    },
  };
}
