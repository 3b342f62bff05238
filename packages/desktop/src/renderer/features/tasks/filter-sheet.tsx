import { Select } from "../../ui/select.tsx";
import type { FilterChoice } from "./filter-choices.tsx";
import { TextFilter } from "./text-filter.tsx";
import styles from "./filter-sheet.module.css";

interface FilterSheetProps {
  text: string;
  onText: (text: string) => void;
  choices: readonly FilterChoice[];
}

/** All filters below each other, for a narrow page. */
export function FilterSheet({ text, onText, choices }: FilterSheetProps) {
  return (
    <div className={styles.sheet}>
      <TextFilter value={text} onChange={onText} />
      {choices.map(({ name, value, items, any, onChange }) => (
        <Select key={name} label={name} value={value} items={items} none={{ label: any }} onChange={onChange} />
      ))}
    </div>
  );
}
