import type { Mutation, QueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { hasVolatileDrafts } from "../lib/draft.ts";

/**
 * Lets the browser ask before the page is closed while that would lose something: a change on its way to the server,
 * or a text that the browser refuses to keep. Drafts that are kept are there again when the page is.
 */
export function useLeaveWarning(client: QueryClient): void {
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent): void => {
      if (hasVolatileDrafts() || client.isMutating({ predicate: isAtRisk }) > 0) event.preventDefault();
    };
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [client]);
}

/** Some writes are kept in this browser until the server has them. */
function isAtRisk({ state }: Mutation): boolean {
  const { variables } = state;
  return !(typeof variables === "object" && variables !== null && "kept" in variables && variables.kept === true);
}
