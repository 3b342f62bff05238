import { useMutation, useMutationState, useQueryClient } from "@tanstack/react-query";
import type { Board } from "@xtablo/contract";
import { useCallback } from "react";
import { isPassing } from "./api.ts";
import { useLive } from "./live/live-provider.tsx";
import { retryDelay } from "./query-client.ts";
import { keys } from "./query-keys.ts";

/** A write to a tablo that shows before the server has answered. */
export interface Write<T = unknown> {
  /** What the board looks like once it went well. Pure, and the same when applied to a board that already shows it. */
  show: (board: Board) => Board;
  send: () => Promise<T>;
  /** The id of what changes, as the change log will name it. */
  subjectOf: (answer: T) => string;
  /** May it be sent again when its answer got lost. */
  repeatable: boolean;
  /** It is kept in this browser until the server has it: closing the page does not lose it. */
  kept?: boolean;
}

const tries = 4;

/**
 * Gives the function that writes to a tablo. Writes show at once, go out one after another in the order they were
 * made, and show until the change log has them; a refused one stops showing and its promise is rejected.
 */
export function useWrite(tabloId: string): <T>(write: Write<T>) => Promise<T> {
  const live = useLive();
  const client = useQueryClient();
  const { mutateAsync } = useMutation({
    mutationKey: keys.writes(tabloId),
    scope: { id: tabloId },
    mutationFn: async (write: Write) => {
      const since = client.getQueryData<Board>(keys.board(tabloId))?.version ?? 0;
      const answer = await sendPatiently(write);
      await live?.settled(tabloId, write.subjectOf(answer), since);
      return answer;
    },
  });
  return useCallback(
    // The mutation is typed for any write; what comes back is what this write's own `send` gave.
    <T>(write: Write<T>) => mutateAsync(write as Write) as Promise<T>,
    [mutateAsync],
  );
}

/** What the writes on their way make of the board, oldest first. */
export function useShownWrites(tabloId: string): ((board: Board) => Board)[] {
  return useMutationState({
    filters: { mutationKey: keys.writes(tabloId), status: "pending" },
    select: ({ state }) => (state.variables as Write).show, // the key above is used for writes alone
  });
}

async function sendPatiently(write: Write): Promise<unknown> {
  for (let failures = 0; ; failures++) {
    try {
      return await write.send();
    } catch (error) {
      if (!write.repeatable || !isPassing(error) || failures >= tries) throw error;
      await new Promise((resolve) => setTimeout(resolve, retryDelay(failures)));
    }
  }
}
