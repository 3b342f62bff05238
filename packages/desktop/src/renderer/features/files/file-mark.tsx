import type { File } from "@xtablo/contract";
import { classNames } from "../../ui/class-names.ts";
import { Icon } from "../../ui/icon.tsx";
import { tintClass } from "../../ui/tint.ts";
import { fileKindOf, fileLooks, isModel, modelLook } from "./file-kind.ts";
import styles from "./file-mark.module.css";

/** What kind a file is, as a picture. */
export function FileMark(file: Pick<File, "name" | "contentType">) {
  const kind = fileKindOf(file);
  const { icon, tint } = isModel(file) ? modelLook : fileLooks[kind];
  return (
    <span className={classNames(styles.mark, tintClass(tint))}>
      <Icon of={icon} />
    </span>
  );
}
