/** What `xtablo dev --desktop` tells the app. A packaged one never listens to it. */
export interface Development {
  /** The server to show, known or not. */
  server: string | null;
  /** Where the app keeps everything. */
  userDataDir: string | null;
}

/** Reads {@link Development} from the words with which the app was started. */
export function readDevelopment(words: readonly string[]): Development {
  const server = valueOf("--server=", words);
  const url = server !== null && URL.canParse(server) ? new URL(server) : null;
  return {
    server: url && /^https?:$/.test(url.protocol) ? url.origin : null,
    userDataDir: valueOf("--user-data-dir=", words),
  };
}

function valueOf(prefix: string, words: readonly string[]): string | null {
  return words.find((word) => word.startsWith(prefix))?.slice(prefix.length) || null;
}
