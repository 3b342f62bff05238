import { useText } from "../renderer/lib/text.ts";
import { Progress } from "../renderer/ui/progress.tsx";
import { ActionButton } from "./action-button.tsx";
import { Frame } from "./frame.tsx";
import { Message } from "./message.tsx";
import { usePages } from "./pages-context.ts";
import { useServer } from "./use-server.ts";

/** A server of elsewhere is being opened for the first time. */
export function OpeningScreen({ server }: { server: string }) {
  const text = useText();
  const { app } = usePages();
  const { name, host } = useServer(server);
  const title = text("desktop.opening.title", { name });
  return (
    <Frame title={title} width="narrow">
      <Message
        title={title}
        place={host}
        actions={
          <ActionButton run={() => app.showScreen({ screen: "servers" })}>{text("desktop.otherServers")}</ActionButton>
        }
      >
        <p>{text("desktop.opening.hint")}</p>
        <Progress value={null} label={text("desktop.opening.progress")} />
      </Message>
    </Frame>
  );
}
