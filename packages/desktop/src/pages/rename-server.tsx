import { type SyntheticEvent, useEffect, useRef, useState } from "react";
import { useText } from "../renderer/lib/text.ts";
import { Button } from "../renderer/ui/button.tsx";
import { TextField } from "../renderer/ui/text-field.tsx";
import type { ListedServer } from "../shared/ipc.ts";
import { usePages } from "./pages-context.ts";
import styles from "./server-list.module.css";

/** Gives a server another name, in the place of its row: Enter saves, Escape leaves it as it was. */
export function RenameServer({ server: { id, name }, onEnd }: { server: ListedServer; onEnd: () => void }) {
  const text = useText();
  const { app, act } = usePages();
  const [typed, setTyped] = useState(name);
  const [tried, setTried] = useState(false);
  const [pending, setPending] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // Not by `autoFocus`: the menu that led here would take the focus back.
    input.current?.focus();
    input.current?.select();
  }, []);
  const isEmpty = typed.trim() === "";

  async function submit(event: SyntheticEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    if (isEmpty || pending) return;
    setPending(true);
    const renamed = await act(() => app.renameServer({ id, name: typed.trim() }));
    setPending(false);
    if (renamed) onEnd();
  }

  return (
    <form noValidate className={styles.rename} onSubmit={(event) => void submit(event)}>
      <TextField
        ref={input}
        hideLabel
        autoComplete="off"
        maxLength={80}
        label={text("desktop.servers.name", { name })}
        error={tried && isEmpty && text("desktop.servers.nameEmpty")}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => event.key === "Escape" && onEnd()}
      />
      <Button kind="quiet" onPress={onEnd}>
        {text("ui.cancel")}
      </Button>
      <Button type="submit" kind="primary" pending={pending}>
        {text("desktop.servers.save")}
      </Button>
    </form>
  );
}
