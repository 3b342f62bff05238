import { useEffect } from "react";
import { useText } from "../renderer/lib/text.ts";
import { ServerIcon, TriangleAlertIcon, WifiOffIcon } from "../renderer/ui/icons.ts";
import type { ServerCheck } from "../shared/server-check.ts";
import { ActionButton } from "./action-button.tsx";
import { reasonOf } from "./away-reason.ts";
import { Frame } from "./frame.tsx";
import { Message } from "./message.tsx";
import { usePages } from "./pages-context.ts";
import { useServer } from "./use-server.ts";

/** A server that is known can't be shown now. The app asks it again by itself. */
export function AwayScreen({ server, check }: { server: string; check: ServerCheck }) {
  const text = useText();
  const { app, act } = usePages();
  // Back on a network, or awake again: whoever looks at it does not wait for the next time.
  useEffect(() => {
    const retry = (): void => void act(() => app.showServer({ id: server }));
    window.addEventListener("online", retry);
    return () => window.removeEventListener("online", retry);
  }, [app, act, server]);
  const { name, host } = useServer(server);
  const title = text("desktop.away.title", { name });
  return (
    <Frame title={title} width="narrow">
      <Message
        icon={iconOf(check)}
        tone="warning"
        title={title}
        place={host}
        actions={
          <>
            <ActionButton kind="primary" run={() => app.showServer({ id: server })}>
              {text("desktop.away.retry")}
            </ActionButton>
            <ActionButton run={() => app.showScreen({ screen: "servers" })}>
              {text("desktop.otherServers")}
            </ActionButton>
          </>
        }
      >
        <output>{reasonOf(check, text)}</output>
        <p>{text("desktop.away.again")}</p>
      </Message>
    </Frame>
  );
}

function iconOf({ kind }: ServerCheck) {
  if (kind === "certificate") return TriangleAlertIcon;
  return kind === "offline" || kind === "unknown name" || kind === "no answer" ? WifiOffIcon : ServerIcon;
}
