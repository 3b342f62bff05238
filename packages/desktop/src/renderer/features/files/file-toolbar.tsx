import { useRef, type Ref } from "react";
import { formatSize } from "../../lib/format.ts";
import { useShortcut } from "../../lib/shortcuts.tsx";
import { useText } from "../../lib/text.ts";
import { Button } from "../../ui/button.tsx";
import { Chip } from "../../ui/chip.tsx";
import { UploadIcon, type IconShape } from "../../ui/icons.ts";
import { Menu, MenuItem } from "../../ui/menu.tsx";
import { SearchField } from "../../ui/search-field.tsx";
import type { SelectItem } from "../../ui/select.tsx";
import { useFileChoices } from "./file-choices.tsx";
import { isFilteringFiles } from "./file-view.ts";
import { useFilesInView, useFileView } from "./use-file-view.ts";
import styles from "./files-page.module.css";

interface FileToolbarProps {
  editable: boolean;
  onChoose: () => void;
  buttonRef: Ref<HTMLButtonElement>;
}

/** Which files are shown, how many they are, and the button that uploads more. */
export function FileToolbar({ editable, onChoose, buttonRef }: FileToolbarProps) {
  const text = useText();
  const [view, change] = useFileView();
  const choices = useFileChoices(view, change);
  const field = useRef<HTMLInputElement>(null);
  const chips = useRef<HTMLSpanElement>(null);
  useShortcut("filterText", () => field.current?.focus());
  useShortcut("filters", () => chips.current?.querySelector("button")?.click());
  return (
    <div className={styles.toolbar}>
      <span className={styles.find}>
        <SearchField
          ref={field}
          label={text("files.find")}
          placeholder={text("files.find")}
          value={view.text}
          onChange={(typed) => change({ text: typed })}
        />
      </span>
      <span ref={chips} className={styles.chips}>
        {choices.map((choice) => (
          <ChoiceChip key={choice.name} {...choice} />
        ))}
        {isFilteringFiles(view) && (
          <Button kind="quiet" size="s" onPress={() => change({ text: "", kind: null, uploader: null })}>
            {text("files.showAll")}
          </Button>
        )}
      </span>
      <Summary />
      {editable && (
        <Button ref={buttonRef} kind="primary" icon={UploadIcon} onPress={onChoose}>
          {text("files.upload")}
        </Button>
      )}
    </div>
  );
}

/** Something to choose for the view: its name, and what of it holds. */
export interface FileChoice {
  name: string;
  icon: IconShape;
  value: string | null;
  /** What choosing nothing is called; absent when something always holds. */
  any?: string;
  items: SelectItem[];
  onChange: (value: string | null) => void;
  /** Only where the heads of the columns do not show. */
  narrow?: boolean;
}

function ChoiceChip({ name, icon, value, any, items, onChange, narrow = false }: FileChoice) {
  const text = useText();
  const chosen = items.find(({ id }) => id === value);
  const isFilter = any !== undefined;
  const chip = (
    <Chip icon={icon} dashed={!chosen} selected={isFilter && chosen ? true : undefined}>
      {chosen ? text("files.chosen", { name, value: chosen.label }) : name}
    </Chip>
  );
  return (
    <span className={narrow ? styles.narrow : undefined}>
      <Menu label={name} trigger={chip}>
        {isFilter && (
          <MenuItem id="any" selected={!chosen} onAction={() => onChange(null)}>
            {any}
          </MenuItem>
        )}
        {items.map(({ id, label, icon: mark }) => (
          <MenuItem key={id} id={id} mark={mark} selected={id === value} onAction={() => onChange(id)}>
            {label}
          </MenuItem>
        ))}
      </Menu>
    </span>
  );
}

function Summary() {
  const text = useText();
  const { shown, isPending, hasMore } = useFilesInView();
  if (isPending || hasMore || shown.length === 0) return <span className={styles.summary} />;
  const size = formatSize(shown.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0));
  return <span className={styles.summary}>{text("files.summary", { count: shown.length, size })}</span>;
}
