import { useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { NewTablo } from "../../features/home/new-tablo.tsx";
import { patiently } from "../../lib/patiently.ts";
import { useShortcut } from "../../lib/shortcuts.tsx";
import { loadLater } from "../load-texts.ts";

const ShortcutSheet = lazy(async () => ({
  default: (await patiently(() => loadLater(() => import("./shortcut-sheet.tsx")))).ShortcutSheet,
}));

/** The shortcuts that work everywhere, and the sheet that shows them all. */
export function ShellShortcuts({ onSidebar }: { onSidebar: () => void }) {
  const navigate = useNavigate();
  const [isSheetOpen, setSheetOpen] = useState(false);
  useShortcut("help", () => setSheetOpen(true));
  useShortcut("home", () => void navigate({ to: "/" }));
  useShortcut("status", () => void navigate({ to: "/status" }));
  useShortcut("sidebar", onSidebar);
  return (
    <>
      <NewTablo>{(open) => <NewTabloByKey onPress={open} />}</NewTablo>
      <Suspense>{isSheetOpen && <ShortcutSheet onClose={() => setSheetOpen(false)} />}</Suspense>
    </>
  );
}

function NewTabloByKey({ onPress }: { onPress: () => void }) {
  useShortcut("newTablo", onPress);
  return null;
}
