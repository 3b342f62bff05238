import { lazy, type ReactNode, Suspense, useState } from "react";
import { patiently } from "../../lib/patiently.ts";

const NewTabloModal = lazy(async () => ({
  default: (await patiently(() => import("./new-tablo-modal.tsx"))).NewTabloModal,
}));

/** A button that makes a tablo: `children` draws it, the dialog comes when it is pressed. */
export function NewTablo({ children }: { children: (open: () => void) => ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      {children(() => setOpen(true))}
      {open && (
        <Suspense>
          <NewTabloModal onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
