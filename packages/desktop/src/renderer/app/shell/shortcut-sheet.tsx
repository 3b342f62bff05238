import { Fragment } from "react";
import { shortcutNames, shortcutPlaces, shortcuts, type ShortcutName } from "../../lib/shortcut-table.ts";
import { useShortcuts } from "../../lib/shortcuts.tsx";
import { useText } from "../../lib/text.ts";
import { Checkbox } from "../../ui/checkbox.tsx";
import { Kbd } from "../../ui/kbd.tsx";
import { Modal, ModalBody } from "../../ui/modal.tsx";
import { keyWord } from "./key-word.ts";
import styles from "./shortcut-sheet.module.css";

/** Every keyboard shortcut, by where it works, and the switch for those of a single character. */
export function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const text = useText();
  const { charactersAct, letCharactersAct } = useShortcuts();
  return (
    <Modal open onClose={onClose} title={text("shortcuts.title")} size="l">
      <ModalBody>
        <div className={styles.places}>
          {shortcutPlaces.map((place) => (
            <section key={place} className={styles.place}>
              <h3 className={styles.name}>{text(`shortcuts.places.${place}`)}</h3>
              <dl className={styles.list}>
                {shortcutNames
                  .filter((name) => shortcuts[name].place === place)
                  .map((name) => (
                    <Row key={name} name={name} />
                  ))}
              </dl>
            </section>
          ))}
        </div>
        <div className={styles.choice}>
          <Checkbox checked={charactersAct} onChange={letCharactersAct}>
            {text("shortcuts.characters")}
          </Checkbox>
          <p className={styles.hint}>{text("shortcuts.charactersHint")}</p>
        </div>
      </ModalBody>
    </Modal>
  );
}

function Row({ name }: { name: ShortcutName }) {
  const text = useText();
  return (
    <div className={styles.row}>
      <dt>{text(`shortcuts.does.${name}`)}</dt>
      <dd className={styles.keys}>
        {shortcuts[name].keys.map((keys, index) => (
          <Fragment key={keys}>
            {index > 0 && <span className={styles.joint}>{text("shortcuts.or")}</span>}
            <Keys keys={keys} />
          </Fragment>
        ))}
      </dd>
    </div>
  );
}

/** Keys that come one after the other, each with what is held down with it. */
function Keys({ keys }: { keys: string }) {
  const text = useText();
  const inTurn = keys === " " ? [keys] : keys.split(" ");
  return inTurn.map((key, index) => (
    <Fragment key={key}>
      {index > 0 && <span className={styles.joint}>{text("shortcuts.next")}</span>}
      {key.split("+").map((part) => (
        <Kbd key={part}>{keyWord(part, text)}</Kbd>
      ))}
    </Fragment>
  ));
}
