import { useMemo, useState } from "react";
import { displayLocale } from "../renderer/lib/format.ts";
import { useLanguage, useText } from "../renderer/lib/text.ts";
import { LocaleProvider } from "../renderer/ui/locale-provider.tsx";
import { Notice } from "../renderer/ui/notice.tsx";
import type { AppBridge, AppState } from "../shared/ipc.ts";
import { AwayScreen } from "./away-screen.tsx";
import { LocalFailedScreen, LocalStartingScreen } from "./local-screens.tsx";
import { OpeningScreen } from "./opening-screen.tsx";
import { type Pages, PagesContext } from "./pages-context.ts";
import { ServersScreen } from "./servers-screen.tsx";
import { SettingsScreen } from "./settings-screen.tsx";
import { useAppState } from "./use-app-state.ts";
import styles from "./pages.module.css";

/** The app's own pages: what is seen when no server is. */
export function App({ bridge }: { bridge: AppBridge }) {
  useLanguage(); // numbers and the components' own texts follow it
  const known = useAppState(bridge);
  return (
    <LocaleProvider locale={displayLocale()}>
      {known.kind === "known" && <Drawn app={bridge} state={known.state} />}
      {known.kind === "unanswered" && <Unanswered onRetry={known.retry} />}
    </LocaleProvider>
  );
}

function Drawn({ app, state }: Pick<Pages, "app" | "state">) {
  const [failed, setFailed] = useState(false);
  const [address, setAddress] = useState<string | null>(null);
  const screen = keyOf(state);
  const [drawn, setDrawn] = useState(screen);
  if (drawn !== screen) {
    setDrawn(screen);
    setFailed(false); // another screen is an answer of its own
  }
  const pages = useMemo<Pages>(
    () => ({
      app,
      state,
      act: async (call) => {
        setFailed(false);
        try {
          return { answer: await call() };
        } catch {
          setFailed(true); // the frame says so
          return null;
        }
      },
      failed,
      address,
      setAddress,
    }),
    [app, state, failed, address],
  );
  return (
    <PagesContext value={pages}>
      <Screen key={screen} state={state} />
    </PagesContext>
  );
}

function Screen({ state: { screen } }: { state: AppState }) {
  switch (screen.kind) {
    case "servers":
      return <ServersScreen unknownHost={screen.unknownHost} />;
    case "opening":
      return <OpeningScreen server={screen.server} />;
    case "away":
      return <AwayScreen server={screen.server} check={screen.check} />;
    case "local starting":
      return <LocalStartingScreen message={screen.message} />;
    case "local failed":
      return <LocalFailedScreen server={screen.server} message={screen.message} />;
    case "settings":
      return <SettingsScreen />;
  }
}

/** Another key is another page, whose heading gets the focus. */
function keyOf({ screen, servers }: AppState): string {
  if (screen.kind === "servers") return servers.length === 0 ? "first" : "servers";
  return "server" in screen ? `${screen.kind} ${screen.server}` : screen.kind;
}

function Unanswered({ onRetry }: { onRetry: () => void }) {
  const text = useText();
  return (
    <main className={styles.page}>
      <div className={styles.narrow}>
        <Notice onRetry={onRetry}>{text("desktop.unanswered")}</Notice>
      </div>
    </main>
  );
}
