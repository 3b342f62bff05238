import { type SyntheticEvent, useEffect, useRef, useState } from "react";
import { useText } from "../renderer/lib/text.ts";
import { Button } from "../renderer/ui/button.tsx";
import { TextField } from "../renderer/ui/text-field.tsx";
import type { ServerCheck } from "../shared/server-check.ts";
import { problemOf } from "./connect-problem.ts";
import { usePages } from "./pages-context.ts";
import styles from "./connect-form.module.css";

interface ConnectFormProps {
  /** Where a link led that no known server has: the address to begin with. */
  unknownHost: string | null;
  /** The button under the field, at the end of a card; or beside it, where there is room. */
  shape: "column" | "row";
}

/** Asks for the address of a server, and says what is wrong with it. */
export function ConnectForm({ unknownHost, shape }: ConnectFormProps) {
  const text = useText();
  const { app, act, address, setAddress } = usePages();
  const [check, setCheck] = useState<ServerCheck | null>(null);
  const [pending, setPending] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const typed = address ?? unknownHost ?? "";
  useEffect(() => {
    if (unknownHost !== null) input.current?.focus();
  }, [unknownHost]);

  async function submit(event: SyntheticEvent): Promise<void> {
    event.preventDefault();
    if (pending) return;
    setPending(true);
    setCheck(null);
    const asked = await act(() => app.connect({ address: typed }));
    setPending(false);
    if (asked?.answer.kind === "server") return setAddress(null); // it is being shown
    if (asked) setCheck(asked.answer);
    input.current?.focus();
  }

  return (
    <form noValidate className={styles[shape]} onSubmit={(event) => void submit(event)}>
      <TextField
        ref={input}
        size="l"
        inputMode="url"
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
        maxLength={2_000}
        readOnly={pending}
        label={text("desktop.connect.address")}
        placeholder={text("desktop.connect.example")}
        error={check && problemOf(check, text)}
        value={typed}
        onChange={(event) => {
          setAddress(event.target.value);
          setCheck(null);
        }}
      />
      {/* What one has typed makes it the one thing to do. */}
      <Button
        type="submit"
        kind={typed === "" ? "secondary" : "primary"}
        size="l"
        wide={shape === "column"}
        pending={pending}
      >
        {text("desktop.connect.action")}
      </Button>
    </form>
  );
}
