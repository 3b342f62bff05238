import { useNavigate, useSearch } from "@tanstack/react-router";
import { useText } from "../../lib/text.ts";
import { type HomeFilter, useTablos } from "../../platform/tablos.ts";
import { Button } from "../../ui/button.tsx";
import { LayoutGridIcon, ListIcon, PlusIcon } from "../../ui/icons.ts";
import { Segmented } from "../../ui/segmented.tsx";
import { HomeTablos } from "./home-tablos.tsx";
import { NewTablo } from "./new-tablo.tsx";
import { type ShownAs, useShownAs } from "./use-shown-as.ts";
import styles from "./home-page.module.css";

/** Home: one's tablos, latest activity first. */
export function HomePage() {
  const { status = "active" } = useSearch({ from: "/" });
  const [shownAs, setShownAs] = useShownAs();
  const list = useTablos(status);
  const isKnown = !list.isPending && !list.hasMore && !list.error;
  const count = isKnown ? list.tablos.length : undefined;
  return (
    <div className={styles.page}>
      <HomeHead status={status} count={count} shownAs={shownAs} onShowAs={setShownAs} />
      <HomeTablos list={list} status={status} shownAs={shownAs} />
    </div>
  );
}

const counts = { active: "home.count", archived: "home.archivedCount", trashed: "home.trashedCount" } as const;

interface HomeHeadProps {
  status: HomeFilter;
  /** How many there are; undefined while that is not known. */
  count: number | undefined;
  shownAs: ShownAs;
  onShowAs: (as: ShownAs) => void;
}

function HomeHead({ status, count, shownAs, onShowAs }: HomeHeadProps) {
  const text = useText();
  const navigate = useNavigate({ from: "/" });
  return (
    <header className={styles.head}>
      <h1 className={styles.title}>{text("home.title")}</h1>
      {count !== undefined && <span className={styles.count}>{text(counts[status], { count })}</span>}
      <span className={styles.tools}>
        <Segmented
          label={text("home.which")}
          value={status}
          onChange={(id) => void navigate({ search: id === "active" ? {} : { status: id } })}
          items={[
            { id: "active", label: text("home.active") },
            { id: "archived", label: text("home.archived") },
            { id: "trashed", label: text("home.trash") },
          ]}
        />
        <Segmented
          compact
          label={text("home.showAs")}
          value={shownAs}
          onChange={onShowAs}
          items={[
            { id: "cards", label: text("home.cards"), icon: LayoutGridIcon },
            { id: "list", label: text("home.list"), icon: ListIcon },
          ]}
        />
        <span className={styles.create}>
          <NewTablo>
            {(open) => (
              <Button kind="primary" icon={PlusIcon} onPress={open}>
                {text("home.newTablo")}
              </Button>
            )}
          </NewTablo>
        </span>
      </span>
    </header>
  );
}
