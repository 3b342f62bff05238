import { useNavigate, useSearch } from "@tanstack/react-router";
import type { Board, Etape } from "@xtablo/contract";
import { lazy, Suspense, useState } from "react";
import { patiently } from "../../lib/patiently.ts";
import { useText } from "../../lib/text.ts";
import { canEdit, useBoardView } from "../../platform/board-view.tsx";
import { Chip } from "../../ui/chip.tsx";
import { AddEtape } from "./add-etape.tsx";
import styles from "./etape-strip.module.css";

// What is wanted once an etape is chosen.
const EtapeMenu = lazy(async () => ({ default: (await patiently(() => import("./etape-menu.tsx"))).EtapeMenu }));
const EditEtape = lazy(async () => ({ default: (await patiently(() => import("./edit-etape.tsx"))).EditEtape }));
const DeleteEtape = lazy(async () => ({ default: (await patiently(() => import("./delete-etape.tsx"))).DeleteEtape }));

const unassigned = "none";

/** The tablo's etapes with how many tasks each has; the chosen one, which stands in the address, filters every view. */
export function EtapeStrip() {
  const text = useText();
  const { tasks, etapes, tablo } = useBoardView();
  const [chosen, choose] = useChosenEtape(etapes);
  const [doing, setDoing] = useState<"edit" | "delete" | null>(null);
  const counts = countByEtape(tasks);
  const etape = etapes.find(({ id }) => id === chosen);
  const toggle = (id: string): void => choose(chosen === id ? null : id);
  return (
    <>
      <section className={styles.strip} aria-label={text("etapes.label")}>
        <Chip selected={chosen === null} count={tasks.length} onPress={() => choose(null)}>
          {text("etapes.all")}
        </Chip>
        {etapes.map(({ id, title, color }) => (
          <span key={id} className={styles.etape}>
            <Chip selected={chosen === id} tint={color} count={counts.get(id) ?? 0} onPress={() => toggle(id)}>
              {title}
            </Chip>
            {etape?.id === id && canEdit(tablo.role) && (
              <Suspense>
                <EtapeMenu etape={etape} onEdit={() => setDoing("edit")} onDelete={() => setDoing("delete")} />
              </Suspense>
            )}
          </span>
        ))}
        {etapes.length > 0 && (
          <Chip
            selected={chosen === unassigned}
            tint="slate"
            count={counts.get(null) ?? 0}
            onPress={() => toggle(unassigned)}
          >
            {text("etapes.unassigned")}
          </Chip>
        )}
        {canEdit(tablo.role) && <AddEtape />}
      </section>
      <Suspense>
        {etape && doing === "edit" && <EditEtape key={etape.id} etape={etape} onClose={() => setDoing(null)} />}
        {etape && doing === "delete" && (
          <DeleteEtape
            etape={etape}
            count={counts.get(etape.id) ?? 0}
            onCancel={() => setDoing(null)}
            onDeleted={() => {
              setDoing(null);
              choose(null);
            }}
          />
        )}
      </Suspense>
    </>
  );
}

/** The etape in the address: its id, `none` for tasks of no etape, null for all. One that was deleted meanwhile is null. */
function useChosenEtape(etapes: readonly Etape[]): [string | null, (etape: string | null) => void] {
  const search: { etape?: string } = useSearch({ strict: false });
  const etape = search.etape ?? null;
  const navigate = useNavigate();
  const choose = (next: string | null): void =>
    void navigate({ to: ".", replace: true, search: (old: object) => ({ ...old, etape: next ?? undefined }) });
  const isKnown = etape === unassigned || etapes.some(({ id }) => id === etape);
  return [isKnown ? etape : null, choose];
}

function countByEtape(tasks: Board["tasks"]): Map<string | null, number> {
  const counts = new Map<string | null, number>();
  for (const { etapeId } of tasks) counts.set(etapeId, (counts.get(etapeId) ?? 0) + 1);
  return counts;
}
