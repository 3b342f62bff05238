import { showToast } from "../ui/toast.tsx";
import { messageOf } from "./api.ts";

/** Says that a write did not go well, and why; what it had shown is put back already. */
export function tellRefusal(error: unknown): void {
  showToast({ message: messageOf(error), tone: "danger" });
}
