const longestPauseMs = 10_000;

/**
 * Loads a part of the program, again and again while the server is away: what waits for it keeps showing its place.
 * The pauses double from half a second to ten seconds.
 */
export async function patiently<T>(load: () => Promise<T>): Promise<T> {
  for (let pauseMs = 500; ; pauseMs = Math.min(longestPauseMs, pauseMs * 2)) {
    try {
      return await load();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
}
