import type { Color } from "@xtablo/contract";
import { useId } from "react";
import { useText } from "../lib/text.ts";
import { classNames } from "./class-names.ts";
import { Icon } from "./icon.tsx";
import { CheckIcon } from "./icons.ts";
import { colors, tintClass } from "./tint.ts";
import styles from "./color-choice.module.css";
import fieldStyles from "./field.module.css";

interface ColorChoiceProps {
  label: string;
  value: Color;
  onChange: (color: Color) => void;
}

/** One of the twelve colours. */
export function ColorChoice({ label, value, onChange }: ColorChoiceProps) {
  const text = useText();
  const name = useId();
  return (
    <fieldset className={fieldStyles.field}>
      <legend className={classNames(fieldStyles.label, styles.legend)}>{label}</legend>
      <div className={styles.swatches}>
        {colors.map((color) => (
          <label key={color} className={classNames(styles.swatch, tintClass(color))} title={text(`ui.colors.${color}`)}>
            <input
              type="radio"
              name={name}
              className={styles.input}
              checked={color === value}
              aria-label={text(`ui.colors.${color}`)}
              onChange={() => onChange(color)}
            />
            {color === value && <Icon of={CheckIcon} size="s" />}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
