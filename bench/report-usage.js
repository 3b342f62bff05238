// Plain JavaScript: TypeScript would make Node load its type stripper into the server under test, and its memory count.

/** Preloaded into a server under test: answers each `"usage"` with the CPU time it has used and the memory it has. */
process.on("message", (message) => {
  if (message !== "usage") return;
  const { user, system } = process.cpuUsage();
  process.send?.({ cpuMs: (user + system) / 1_000, rssMb: process.memoryUsage.rss() / 1_048_576 });
});
process.on("disconnect", () => process.exit()); // the run was killed
process.channel?.unref();
