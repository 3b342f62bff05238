import type { SystemStatus } from "@xtablo/contract";
import { formatSize } from "../../lib/format.ts";
import { useText } from "../../lib/text.ts";
import { DatabaseIcon } from "../../ui/icons.ts";
import { Detail, Details, PartCard } from "./part-card.tsx";
import styles from "./part-card.module.css";

/** The database: which one, how full, and whether its schema is the release's. */
export function DatabaseCard({ database }: { database: SystemStatus["database"] }) {
  const text = useText();
  const { version, sizeBytes, connections, maxConnections, schema } = database;
  return (
    <PartCard title={text("status.database.title")} icon={DatabaseIcon} ok={database.ok}>
      <Details>
        <Detail name={text("status.database.version")}>{text("status.database.postgres", { version })}</Detail>
        <Detail name={text("status.database.size")}>{formatSize(sizeBytes)}</Detail>
        <Detail name={text("status.database.connections")}>
          {text("status.database.connectionsOf", { count: connections, max: maxConnections })}
        </Detail>
        <Detail name={text("status.database.schema")}>
          {schema === null ? text("status.database.noSchema") : <span className={styles.mono}>{schema}</span>}
        </Detail>
        <Detail name={text("status.database.pending")}>
          <Migrations names={database.pendingMigrations} />
        </Detail>
        <Detail name={text("status.database.unknown")}>
          <Migrations names={database.unknownMigrations} />
        </Detail>
      </Details>
    </PartCard>
  );
}

function Migrations({ names }: { names: readonly string[] }) {
  const text = useText();
  if (names.length === 0) return text("status.database.none");
  return (
    <ul className={styles.names}>
      {names.map((name) => (
        <li key={name}>{name}</li>
      ))}
    </ul>
  );
}
