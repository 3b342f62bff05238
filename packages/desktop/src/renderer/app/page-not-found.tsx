import { Link } from "@tanstack/react-router";
import { useText } from "../lib/text.ts";
import { buttonClass } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { SearchIcon } from "../ui/icons.ts";
import styles from "./page-message.module.css";

/** No page has this address. */
export function PageNotFound() {
  const text = useText();
  const home = (
    <Link to="/" className={buttonClass({ kind: "primary" })}>
      {text("app.toHome")}
    </Link>
  );
  return (
    <div className={styles.inPage}>
      <EmptyState icon={SearchIcon} title={text("app.notFound")} action={home}>
        {text("app.notFoundHint")}
      </EmptyState>
    </div>
  );
}
