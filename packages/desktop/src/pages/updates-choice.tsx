import { type SyntheticEvent, useState } from "react";
import { useText } from "../renderer/lib/text.ts";
import { Button } from "../renderer/ui/button.tsx";
import { TextField } from "../renderer/ui/text-field.tsx";
import { ChoiceRow } from "./choice-row.tsx";
import type { Choose } from "./use-choices.ts";
import styles from "./settings-screen.module.css";

interface UpdatesChoiceProps {
  /** Where updates are looked for; null: nowhere. */
  updates: string | null;
  choose: Choose;
}

/** Whether updates are looked for, and where. Off at once; on when an address is saved. */
export function UpdatesChoice({ updates, choose }: UpdatesChoiceProps) {
  const text = useText();
  const [asking, setAsking] = useState(false);
  const isOn = updates !== null || asking;
  function onChange(on: boolean): void {
    setAsking(on);
    if (!on && updates !== null) void choose({ updates: null });
  }
  return (
    <ChoiceRow
      title={text("desktop.choices.updates")}
      hint={text("desktop.choices.updatesHint")}
      checked={isOn}
      onChange={onChange}
    >
      {isOn && <FeedForm saved={updates} autoFocus={asking} choose={choose} />}
    </ChoiceRow>
  );
}

interface FeedFormProps {
  saved: string | null;
  autoFocus: boolean;
  choose: Choose;
}

function FeedForm({ saved, autoFocus, choose }: FeedFormProps) {
  const text = useText();
  const [typed, setTyped] = useState(saved ?? "");
  const [state, setState] = useState<"typing" | "wrong" | "saving" | "saved">("typing");

  async function submit(event: SyntheticEvent): Promise<void> {
    event.preventDefault();
    if (state === "saving") return;
    const updates = readFeed(typed);
    if (updates === null) return setState("wrong");
    setState("saving");
    setState((await choose({ updates })) ? "saved" : "typing");
  }

  return (
    <form noValidate className={styles.feed} onSubmit={(event) => void submit(event)}>
      <TextField
        autoFocus={autoFocus}
        inputMode="url"
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
        maxLength={2_000}
        label={text("desktop.choices.feed")}
        hint={text("desktop.choices.feedHint")}
        error={state === "wrong" && text("desktop.choices.feedWrong")}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setState("typing");
        }}
      />
      <div className={styles.save}>
        <Button type="submit" pending={state === "saving"}>
          {text("desktop.choices.save")}
        </Button>
        <output>{state === "saved" && text("desktop.choices.saved")}</output>
      </div>
    </form>
  );
}

/** The address of a feed as it is kept. Null when it is not one of HTTPS. */
function readFeed(typed: string): string | null {
  const address = typed.trim();
  return /^https:\/\//i.test(address) && URL.canParse(address) ? new URL(address).href : null;
}
