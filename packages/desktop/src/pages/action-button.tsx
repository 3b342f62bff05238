import { useState } from "react";
import { Button, type ButtonProps } from "../renderer/ui/button.tsx";
import { usePages } from "./pages-context.ts";

interface ActionButtonProps extends Omit<ButtonProps, "pending" | "onPress"> {
  /** What pressing it asks of the app. */
  run: () => Promise<unknown>;
}

/** A button that asks something of the app: busy until it answers. That it failed is said above the screen. */
export function ActionButton({ run, ...button }: ActionButtonProps) {
  const { act } = usePages();
  const [pending, setPending] = useState(false);
  async function press(): Promise<void> {
    setPending(true);
    await act(run);
    setPending(false);
  }
  return <Button {...button} pending={pending} onPress={() => void press()} />;
}
