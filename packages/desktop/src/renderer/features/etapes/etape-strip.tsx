import { useNavigate, useSearch } from "@tanstack/react-router";
import type { Board, Etape } from "@xtablo/contract";
import { lazy, Suspense, useState } from "react";
import { patiently } from "../../lib/patiently.ts";
import { useText } from "../../lib/text.ts";
import { canEdit, useBoardView } from "../../platform/board-view.tsx";
import { Chip } from "../../ui/chip.tsx";
import { AddEtape } from "./add-etape.tsx";
import { DeleteEtape } from "./delete-etape.tsx";
import { EtapeMenu } from "./etape-menu.tsx";
import styles from "./etape-strip.module.css";

const EditEtape = lazy(async () => ({ default: (await patiently(() => import("./edit-etape.tsx"))).EditEtape }));
const unassigned = "none";

/** The tablo's etapes with how many tasks each has; the chosen one, which stands in the address, filters every view. */
export function EtapeStrip() {
  const text = useText();
  const board = useBoardView();
  const [named, choose] = useChosenEtape();
  const isKnown = named === unassigned || board.etapes.some(({ id }) => id === named);
  const chosen = isKnown ? named : null;
  const [open, setOpen] = useState<{ kind: "edit" | "delete"; etape: Etape } | null>(null);
  const counts = countByEtape(board);
  return (
    <>
      <section className={styles.strip} aria-label={text("etapes.label")}>
        <Chip selected={chosen === null} count={board.tasks.length} onPress={() => choose(null)}>
          {text("etapes.all")}
        </Chip>
        {board.etapes.map((etape) => (
          <span key={etape.id} className={styles.etape}>
            <Chip
              selected={chosen === etape.id}
              tint={etape.color}
              count={counts.get(etape.id) ?? 0}
              onPress={() => choose(chosen === etape.id ? null : etape.id)}
            >
              {etape.title}
            </Chip>
            {chosen === etape.id && canEdit(board.tablo.role) && (
              <EtapeMenu
                etape={etape}
                onEdit={() => setOpen({ kind: "edit", etape })}
                onDelete={() => setOpen({ kind: "delete", etape })}
              />
            )}
          </span>
        ))}
        {board.etapes.length > 0 && (
          <Chip
            selected={chosen === unassigned}
            tint="slate"
            count={counts.get(null) ?? 0}
            onPress={() => choose(chosen === unassigned ? null : unassigned)}
          >
            {text("etapes.unassigned")}
          </Chip>
        )}
        {canEdit(board.tablo.role) && <AddEtape />}
      </section>
      <Suspense>{open?.kind === "edit" && <EditEtape etape={open.etape} onClose={() => setOpen(null)} />}</Suspense>
      {open?.kind === "delete" && (
        <DeleteEtape
          etape={open.etape}
          count={counts.get(open.etape.id) ?? 0}
          onCancel={() => setOpen(null)}
          onDeleted={() => {
            setOpen(null);
            choose(null);
          }}
        />
      )}
    </>
  );
}

/** The etape in the address: its id, `none` for tasks of no etape, null for all. */
function useChosenEtape(): [string | null, (etape: string | null) => void] {
  const { etape }: { etape?: string } = useSearch({ strict: false });
  const navigate = useNavigate();
  const choose = (next: string | null): void =>
    void navigate({ to: ".", replace: true, search: (old: object) => ({ ...old, etape: next ?? undefined }) });
  return [etape ?? null, choose];
}

function countByEtape(board: Board): Map<string | null, number> {
  const counts = new Map<string | null, number>();
  for (const { etapeId } of board.tasks) counts.set(etapeId, (counts.get(etapeId) ?? 0) + 1);
  return counts;
}
