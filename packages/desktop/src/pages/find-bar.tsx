import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from "react";
import { useText } from "../renderer/lib/text.ts";
import { Icon } from "../renderer/ui/icon.tsx";
import { ChevronDownIcon, ChevronUpIcon, type IconShape, XIcon } from "../renderer/ui/icons.ts";
import { SearchField } from "../renderer/ui/search-field.tsx";
import type { AppBridge, FindState } from "../shared/ipc.ts";
import { useAppState } from "./use-app-state.ts";
import styles from "./find-bar.module.css";

/** The bar over a page, where words are typed that are searched for in it. */
export function FindBar({ bridge }: { bridge: AppBridge }) {
  useAppState(bridge); // it says in which language
  const text = useText();
  const [words, setWords] = useState("");
  const field = useRef<HTMLInputElement>(null);
  const found = useFound(bridge, field);

  const search = (typed: string): void => {
    setWords(typed);
    void bridge.find({ words: typed });
  };
  const step = (step: 1 | -1): void => void bridge.findNext({ step });
  const close = (): void => void bridge.closeFind();
  const press = (event: KeyboardEvent): void => {
    if (event.key === "Escape") close();
    else if (event.key === "Enter" && event.target === field.current) step(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
    event.stopPropagation(); // a search field empties itself on Escape
  };
  const isNothing = (found?.of ?? 0) === 0;
  return (
    <search className={styles.bar} onKeyDownCapture={press}>
      <title>{text("desktop.find.label")}</title>
      <SearchField ref={field} label={text("desktop.find.label")} placeholder="" value={words} onChange={search} />
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

function Count({ of: found }: { of: NonNullable<FindState["found"]> }) {
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

/** What was found. Whoever asks for the bar types in its field. */
function useFound(bridge: AppBridge, field: RefObject<HTMLInputElement | null>): FindState["found"] {
  const [found, setFound] = useState<FindState["found"]>(null);
  useEffect(() => {
    let before = 0;
    field.current?.focus();
    return bridge.onFind(({ asked, found }) => {
      setFound(found);
      if (asked === before) return;
      before = asked;
      field.current?.focus();
      field.current?.select();
    });
  }, [bridge, field]);
  return found;
}
