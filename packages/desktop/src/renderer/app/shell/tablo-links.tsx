import { Link } from "@tanstack/react-router";
import { byActivity } from "../../features/home/by-activity.ts";
import { useText } from "../../lib/text.ts";
import { useCalmOrder } from "../../lib/use-calm-order.ts";
import { useTablos } from "../../platform/tablos.ts";
import { Skeleton } from "../../ui/skeleton.tsx";
import { TabloInitial } from "../../ui/tablo-initial.tsx";
import styles from "./sidebar.module.css";

const shownMax = 30;

/** One's active tablos, latest activity first; Home has them all. */
export function TabloLinks() {
  const text = useText();
  const { tablos, isPending, error } = useTablos("active");
  const { calm, watching } = useCalmOrder(byActivity(tablos));
  if (isPending) return <LinksSkeleton />;
  if (error && tablos.length === 0) return null; // Home says what is wrong
  if (tablos.length === 0) return <p className={styles.note}>{text("app.noTablos")}</p>;
  return (
    <div className={styles.tablos} {...watching}>
      {calm.slice(0, shownMax).map((tablo) => (
        <Link
          key={tablo.id}
          to="/tablos/$tabloId"
          params={{ tabloId: tablo.id }}
          className={styles.link}
          activeOptions={{ includeSearch: false }}
        >
          <TabloInitial title={tablo.title} color={tablo.color} size="s" />
          <span>{tablo.title}</span>
        </Link>
      ))}
      {tablos.length > shownMax && (
        <Link to="/" className={styles.link}>
          <span>{text("app.moreTablos")}</span>
        </Link>
      )}
    </div>
  );
}

function LinksSkeleton() {
  return ["60%", "80%", "50%"].map((width) => (
    <span key={width} className={styles.waiting}>
      <Skeleton width="1.125rem" height="1.125rem" />
      <Skeleton width={width} />
    </span>
  ));
}
