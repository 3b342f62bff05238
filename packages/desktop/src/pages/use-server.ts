import { useText } from "../renderer/lib/text.ts";
import { usePages } from "./pages-context.ts";

/** What a screen says of the server that it is about. */
export function useServer(id: string): { name: string; host: string | null } {
  const text = useText();
  const server = usePages().state.servers.find((server) => server.id === id);
  const name = server?.name ?? text("desktop.aServer");
  const host = server?.origin ? new URL(server.origin).host : null;
  return { name, host: host === name ? null : host };
}
