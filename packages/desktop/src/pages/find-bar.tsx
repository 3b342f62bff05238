import { type RefObject, useEffect, useEffectEvent, useRef, useState } from "react";
import { useText } from "../renderer/lib/text.ts";
import { Icon } from "../renderer/ui/icon.tsx";
import { ChevronDownIcon, ChevronUpIcon, type IconShape, XIcon } from "../renderer/ui/icons.ts";
import { SearchField } from "../renderer/ui/search-field.tsx";
import type { AppBridge, FindNews } from "../shared/ipc.ts";
import { useAppState } from "./use-app-state.ts";
import styles from "./find-bar.module.css";

/** As `shared/ipc.ts` has it. */
const mostCharacters = 500;

type Found = Extract<FindNews, { kind: "found" }>;

/** The bar over a page, where words are typed that are searched for in it. */
export function FindBar({ bridge }: { bridge: AppBridge }) {
  useAppState(bridge); // it says in which language
  const text = useText();
  const field = useRef<HTMLInputElement>(null);
  const [words, setWords] = useState("");
  const found = useFound(bridge, field);
  const step = (step: 1 | -1): void => void bridge.findNext({ step });
  const close = (): void => void bridge.closeFind();
  useBarKeys({ step, close });

  const search = (typed: string): void => {
    setWords(typed);
    void bridge.find({ words: typed });
  };
  const isNothing = (found?.of ?? 0) === 0;
  return (
    <search className={styles.bar}>
      <title>{text("desktop.find.label")}</title>
      <SearchField
        ref={field}
        label={text("desktop.find.label")}
        placeholder=""
        maxLength={mostCharacters}
        value={words}
        onChange={search}
      />
      <output className={styles.count}>{found && <Count of={found} />}</output>
      <BarButton
        className={styles.step}
        icon={ChevronUpIcon}
        name={text("desktop.find.previous")}
        disabled={isNothing}
        onPress={() => step(-1)}
      />
      <BarButton
        className={styles.step}
        icon={ChevronDownIcon}
        name={text("desktop.find.next")}
        disabled={isNothing}
        onPress={() => step(1)}
      />
      <BarButton className={styles.button} icon={XIcon} name={text("desktop.find.close")} onPress={close} />
    </search>
  );
}

function Count({ of: found }: { of: Found }) {
  const text = useText();
  if (found.of > 0) return text("desktop.find.count", found);
  return <span className={styles.nothing}>{text("desktop.find.nothing")}</span>;
}

interface BarButtonProps {
  className: string | undefined;
  icon: IconShape;
  name: string;
  disabled?: boolean;
  onPress: () => void;
}

/** There is no room for a tooltip of ours in the bar: the system's own is drawn over the page. */
function BarButton({ className, icon, name, disabled, onPress }: BarButtonProps) {
  return (
    <button type="button" title={name} aria-label={name} disabled={disabled} className={className} onClick={onPress}>
      <Icon of={icon} />
    </button>
  );
}

/** Which one of how many is shown; null while nothing is searched for. Whoever asks for the bar types in its field. */
function useFound(bridge: AppBridge, field: RefObject<HTMLInputElement | null>): Found | null {
  const [found, setFound] = useState<Found | null>(null);
  useEffect(() => {
    field.current?.focus();
    return bridge.onFind((news) => {
      if (news.kind !== "asked") return setFound(news.kind === "found" ? news : null);
      field.current?.focus();
      field.current?.select();
    });
  }, [bridge, field]);
  return found;
}

/** Escape closes the bar, whatever in it has the focus; Enter steps on, but presses a button. Neither while a word is composed. */
function useBarKeys({ step, close }: { step: (step: 1 | -1) => void; close: () => void }): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.isComposing || !["Escape", "Enter"].includes(event.key)) return;
    if (event.key === "Enter" && event.target instanceof HTMLButtonElement) return;
    event.preventDefault();
    event.stopPropagation(); // a search field empties itself on Escape
    if (event.key === "Escape") close();
    else step(event.shiftKey ? -1 : 1);
  });
  useEffect(() => {
    document.addEventListener("keydown", press, { capture: true });
    return () => document.removeEventListener("keydown", press, { capture: true });
  }, []);
}
