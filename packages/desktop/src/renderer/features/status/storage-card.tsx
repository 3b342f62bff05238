import type { SystemStatus } from "@xtablo/contract";
import { formatNumber, formatSize } from "../../lib/format.ts";
import { useText } from "../../lib/text.ts";
import { HardDriveIcon } from "../../ui/icons.ts";
import { Detail, Details, PartCard } from "./part-card.tsx";

/** Where the files are, how many, and what is wrong with it. */
export function StorageCard({ storage }: { storage: SystemStatus["storage"] }) {
  const text = useText();
  const { kind, place, problem, files, sizeBytes } = storage;
  return (
    <PartCard title={text("status.storage.title")} icon={HardDriveIcon} ok={storage.ok}>
      <Details>
        <Detail name={text("status.storage.kind")}>{text(`status.storage.kinds.${kind}`)}</Detail>
        {kind === "s3" && <Detail name={text("status.storage.place")}>{place}</Detail>}
        <Detail name={text("status.storage.files")}>{formatNumber(files)}</Detail>
        <Detail name={text("status.storage.size")}>{formatSize(sizeBytes)}</Detail>
        {problem !== null && <Detail name={text("status.storage.problem")}>{problem}</Detail>}
      </Details>
    </PartCard>
  );
}
