import { lazy, type ReactNode, Suspense, useState } from "react";
import { patiently } from "../../lib/patiently.ts";
import { useText } from "../../lib/text.ts";

const Drawer = lazy(async () => ({ default: (await patiently(() => import("../../ui/drawer.tsx"))).Drawer }));

interface MenuDrawerProps {
  open: boolean;
  onClose: () => void;
  children: ReactNode;
}

/** The sidebar over the page, on a phone. Loaded when it is first opened. */
export function MenuDrawer({ open, onClose, children }: MenuDrawerProps) {
  const text = useText();
  const [wanted, setWanted] = useState(open);
  if (open && !wanted) setWanted(true);
  return (
    <Suspense>
      {wanted && (
        <Drawer open={open} onClose={onClose} label={text("app.sidebar")}>
          {children}
        </Drawer>
      )}
    </Suspense>
  );
}
