import { useEffect, useState } from "react";
import { useText } from "../../lib/text.ts";
import { ListFilterIcon } from "../../ui/icons.ts";
import { SearchField } from "../../ui/search-field.tsx";

const typingPauseMs = 120;

/** Filters as one types, a moment after each letter. */
export function TextFilter({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const text = useText();
  const [typed, setTyped] = useState<string | null>(null);

  useEffect(() => {
    if (typed === null) return;
    const timer = setTimeout(() => {
      onChange(typed);
      setTyped(null);
    }, typingPauseMs);
    return () => clearTimeout(timer);
  }, [typed, onChange]);

  return (
    <SearchField
      icon={ListFilterIcon}
      label={text("tasks.filter.text")}
      placeholder={text("tasks.filter.text")}
      value={typed ?? value}
      onChange={setTyped}
    />
  );
}
