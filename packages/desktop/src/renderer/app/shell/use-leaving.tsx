import { lazy, type ReactNode, Suspense, useState } from "react";
import { patiently } from "../../lib/patiently.ts";
import { useText } from "../../lib/text.ts";
import { messageOf } from "../../platform/api.ts";
import { useSignOut } from "../../platform/session.ts";
import { countUnsaved } from "../../platform/unsent.ts";
import { showToast } from "../../ui/toast.tsx";

const LeaveModal = lazy(async () => ({ default: (await patiently(() => import("./leave-modal.tsx"))).LeaveModal }));

/** Logging out, which asks first when texts would be lost; `question` has to be drawn somewhere. */
export function useLeaving(): { leave: () => void; question: ReactNode } {
  const text = useText();
  const signOut = useSignOut();
  const [count, setCount] = useState(0);
  /** The menu may be gone before the answer comes: that one is still signed in is said all the same. */
  async function signOutNow(): Promise<void> {
    try {
      await signOut.mutateAsync();
    } catch (error) {
      showToast({ tone: "danger", message: text("app.signOutFailed", { reason: messageOf(error) }) });
    }
  }
  function leave(): void {
    const unsaved = countUnsaved();
    setCount(unsaved);
    if (unsaved === 0) void signOutNow();
  }
  const question = count > 0 && (
    <Suspense>
      <LeaveModal
        count={count}
        pending={signOut.isPending}
        onStay={() => setCount(0)}
        onLeave={() => void signOutNow()}
      />
    </Suspense>
  );
  return { leave, question };
}
