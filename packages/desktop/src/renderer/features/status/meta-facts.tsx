import type { Meta } from "@xtablo/contract";
import { formatSize } from "../../lib/format.ts";
import { useText } from "../../lib/text.ts";
import { Fact, Facts } from "./facts.tsx";

/** What everyone may know of the server. */
export function MetaFacts({ meta }: { meta: Meta }) {
  const text = useText();
  const commit = meta.commit === null ? undefined : text("status.commit", { commit: meta.commit.slice(0, 7) });
  return (
    <Facts>
      <Fact name={text("status.version")} ok note={commit}>
        {meta.version}
      </Fact>
      <Fact name={text("status.schema")} ok>
        {meta.schema}
      </Fact>
      <Fact name={text("status.signup")}>{text(`status.signups.${meta.signup}`)}</Fact>
      <Fact name={text("status.google")}>{text(meta.providers.google ? "status.on" : "status.off")}</Fact>
      <Fact name={text("status.upload")}>{formatSize(meta.maxUploadBytes)}</Fact>
    </Facts>
  );
}
