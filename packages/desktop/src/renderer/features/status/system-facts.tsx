import { jobStates, type SystemStatus } from "@xtablo/contract";
import { formatNumber, formatSize } from "../../lib/format.ts";
import { formatDuration } from "../../lib/relative.ts";
import { useText } from "../../lib/text.ts";
import { useNow } from "../../lib/use-now.ts";
import { Fact, Facts } from "./facts.tsx";

const beatMs = 10_000;

/** Every part of the server at a glance. */
export function SystemFacts({ status: { release, database, storage, worker, queue } }: { status: SystemStatus }) {
  const text = useText();
  const now = useNow(beatMs);
  const upSeconds = (now.getTime() - Date.parse(release.startedAt)) / 1000;
  const jobs = jobStates.reduce((sum, state) => sum + queue[state], 0);
  const [beat] = worker.workers.map(({ beatAgeSeconds }) => beatAgeSeconds).toSorted((a, b) => a - b);
  return (
    <Facts>
      <Fact name={text("status.version")} ok note={text("status.upFor", { duration: formatDuration(upSeconds) })}>
        {release.version}
      </Fact>
      <Fact name={text("status.database.title")} ok={database.ok} note={formatSize(database.sizeBytes)}>
        {text("status.database.postgres", { version: database.version })}
      </Fact>
      <Fact
        name={text("status.storage.title")}
        ok={storage.ok}
        note={text("status.storage.note", { files: formatNumber(storage.files) })}
      >
        {formatSize(storage.sizeBytes)}
      </Fact>
      <Fact
        name={text("status.worker.title")}
        ok={worker.ok}
        note={beat === undefined ? undefined : text("status.worker.beat", { duration: formatDuration(beat) })}
      >
        {worker.ok ? text("status.worker.count", { count: worker.workers.length }) : text("status.worker.none")}
      </Fact>
      <Fact
        name={text("status.queue.title")}
        ok={queue.ok}
        note={text("status.queue.note", {
          failed: formatNumber(queue.failed),
          discarded: formatNumber(queue.discarded),
        })}
      >
        {text("status.queue.size", { count: jobs })}
      </Fact>
    </Facts>
  );
}
