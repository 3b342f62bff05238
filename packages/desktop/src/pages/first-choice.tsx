import { useText } from "../renderer/lib/text.ts";
import { Card } from "../renderer/ui/card.tsx";
import { Icon } from "../renderer/ui/icon.tsx";
import { CheckIcon, MonitorIcon, ServerIcon } from "../renderer/ui/icons.ts";
import { ActionButton } from "./action-button.tsx";
import { ConnectForm } from "./connect-form.tsx";
import { Mark } from "./mark.tsx";
import { usePages } from "./pages-context.ts";
import styles from "./first-choice.module.css";

const facts = ["desktop.local.private", "desktop.local.noAccount", "desktop.local.withoutNetwork"] as const;

/** Two ways to begin, of which neither is better. */
export function FirstChoice({ unknownHost }: { unknownHost: string | null }) {
  const text = useText();
  const { app } = usePages();
  return (
    <div className={styles.choices}>
      <Card as="section" aria-labelledby="choice-local" className={styles.choice}>
        <Mark icon={MonitorIcon} tone="brand" />
        <div className={styles.words}>
          <h2 id="choice-local" className={styles.name}>
            {text("desktop.thisComputer")}
          </h2>
          <p>{text("desktop.local.hint")}</p>
        </div>
        <ul className={styles.facts}>
          {facts.map((fact) => (
            <li key={fact}>
              <Icon of={CheckIcon} size="s" />
              {text(fact)}
            </li>
          ))}
        </ul>
        <ActionButton size="l" wide run={app.startLocal}>
          {text("desktop.local.start")}
        </ActionButton>
      </Card>
      <Card as="section" aria-labelledby="choice-server" className={styles.choice}>
        <Mark icon={ServerIcon} tone="brand" />
        <div className={styles.words}>
          <h2 id="choice-server" className={styles.name}>
            {text("desktop.connect.title")}
          </h2>
          <p>{text("desktop.connect.hint")}</p>
        </div>
        <ConnectForm unknownHost={unknownHost} shape="column" />
      </Card>
    </div>
  );
}
