import { classNames } from "../../ui/class-names.ts";
import { linkClass } from "../../ui/link.ts";
import { Prose } from "../../ui/prose.tsx";
import { colors, tintClass } from "../../ui/tint.ts";
import { Samples, Shelf } from "./shelf.tsx";
import styles from "./foundation-shelves.module.css";

const meanings = [
  "surface",
  "surface-raised",
  "surface-sunken",
  "surface-lane",
  "surface-hover",
  "surface-pressed",
  "surface-selected",
  "border",
  "border-strong",
  "border-control",
  "text",
  "text-muted",
  "text-subtle",
  "brand",
  "accent",
  "focus",
  "danger",
  "success",
  "warning",
] as const;

/** Type and colours, and text that people wrote. */
export function FoundationShelves() {
  return (
    <>
      <Shelf title="Type">
        <p className={styles.size6}>28 Welcome back</p>
        <p className={styles.size5}>20 Maison Kerguélen</p>
        <p className={styles.size4}>16 New tablo</p>
        <p className={styles.size3}>14 Version C answers the remarks of 12 November</p>
        <p className={styles.size2}>13 Three quotes for the natural slate roof</p>
        <p className={styles.size1}>12 Updated 2 min ago</p>
        <Prose>
          <p>
            Version C: <strong>no white cement</strong>, finish <code>taloché fin</code>, see the{" "}
            <a className={linkClass} href="#type">
              heritage sheet
            </a>
            .
          </p>
          <ul>
            <li>West gable: lime render</li>
            <li>Zinc gutters, not PVC</li>
          </ul>
        </Prose>
      </Shelf>
      <Shelf title="Colour">
        <Samples>
          {meanings.map((meaning) => (
            <Swatch key={meaning} name={meaning} />
          ))}
        </Samples>
        <Samples>
          {colors.map((color) => (
            <div key={color} className={classNames(styles.swatch, tintClass(color))}>
              <span className={classNames(styles.patch, styles.tint)} />
              {color}
            </div>
          ))}
        </Samples>
      </Shelf>
    </>
  );
}

function Swatch({ name }: { name: string }) {
  return (
    <div className={styles.swatch}>
      <span className={styles.patch} style={{ background: `var(--${name})` }} />
      {name}
    </div>
  );
}
