import { isMac } from "../renderer/lib/shortcut-table.ts";
import { useText } from "../renderer/lib/text.ts";
import { Card } from "../renderer/ui/card.tsx";
import { ArrowLeftIcon } from "../renderer/ui/icons.ts";
import { ActionButton } from "./action-button.tsx";
import { ChoiceRow } from "./choice-row.tsx";
import { Frame, Heading } from "./frame.tsx";
import { usePages } from "./pages-context.ts";
import { UpdatesChoice } from "./updates-choice.tsx";
import { useChoices } from "./use-choices.ts";
import pages from "./pages.module.css";
import styles from "./settings-screen.module.css";

/** What a person chooses for the app itself. */
export function SettingsScreen() {
  const text = useText();
  const { app } = usePages();
  const [choices, choose] = useChoices();
  const title = text("desktop.choices.title");
  return (
    <Frame title={title} width="list">
      <div className={styles.back}>
        <ActionButton kind="quiet" size="s" icon={ArrowLeftIcon} run={() => app.leaveSettings()}>
          {text("desktop.back")}
        </ActionButton>
      </div>
      <div className={pages.head}>
        <Heading>{title}</Heading>
        <p className={pages.hint}>{text("desktop.choices.hint")}</p>
      </div>
      <Card>
        <ChoiceRow
          title={text("desktop.choices.startAtLogin")}
          hint={text("desktop.choices.startAtLoginHint")}
          checked={choices.startAtLogin}
          onChange={(startAtLogin) => void choose({ startAtLogin })}
        />
        {/* A Mac's apps do so anyway. */}
        {!isMac() && (
          <ChoiceRow
            title={text("desktop.choices.keepRunning")}
            hint={text("desktop.choices.keepRunningHint")}
            checked={choices.keepRunning}
            onChange={(keepRunning) => void choose({ keepRunning })}
          />
        )}
        <ChoiceRow
          title={text("desktop.choices.checkSpelling")}
          hint={text(isMac() ? "desktop.choices.checkSpellingHintMac" : "desktop.choices.checkSpellingHint")}
          checked={choices.checkSpelling}
          onChange={(checkSpelling) => void choose({ checkSpelling })}
        />
        <UpdatesChoice updates={choices.updates} choose={choose} />
      </Card>
      <Card>
        <div className={styles.logs}>
          <div className={styles.words}>
            <h2 className={styles.name}>{text("desktop.choices.logs")}</h2>
            <p>{text("desktop.choices.logsHint")}</p>
          </div>
          <ActionButton run={app.openLogs}>{text("desktop.openLogs")}</ActionButton>
        </div>
      </Card>
    </Frame>
  );
}
