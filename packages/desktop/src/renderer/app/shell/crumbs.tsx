import { Link, useParams, useRouterState } from "@tanstack/react-router";
import { useText } from "../../lib/text.ts";
import { useIsAdmin } from "../../platform/admin.ts";
import { useTabloTitle } from "../../platform/board.ts";
import { Icon } from "../../ui/icon.tsx";
import { ChevronRightIcon } from "../../ui/icons.ts";
import styles from "./crumbs.module.css";

/** Where one is. It also names the page for the browser's tab. */
export function Crumbs() {
  const { tabloId } = useParams({ strict: false });
  return tabloId === undefined ? <PageCrumb /> : <TabloCrumbs tabloId={tabloId} />;
}

function PageCrumb() {
  const text = useText();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const isAdmin = useIsAdmin();
  if (path === "/") return <Trail current={text("app.home")} />;
  const parent = isAdmin ? text("app.administration") : undefined;
  if (path === "/status") return <Trail parent={parent} to="/status" current={text("app.status")} />;
  if (path === "/admin/jobs" && isAdmin) return <Trail parent={parent} to="/status" current={text("app.jobs")} />;
  return <Trail current={text("app.notFound")} />;
}

const tabloPages = ["overview", "tasks", "files", "activity"] as const;

function TabloCrumbs({ tabloId }: { tabloId: string }) {
  const text = useText();
  const part = useRouterState({ select: ({ location }) => location.pathname.split("/")[3] });
  const page = tabloPages.find((name) => name === part);
  return (
    <Trail parent={text("app.tablos")} current={useTabloTitle(tabloId)} page={page && text(`app.tabloPages.${page}`)} />
  );
}

interface TrailProps {
  parent?: string | undefined;
  /** Where the parent leads. */
  to?: "/" | "/status";
  current: string | undefined;
  /** Which page of it, for the browser's tab and history. */
  page?: string | undefined;
}

function Trail({ parent, to = "/", current, page }: TrailProps) {
  const text = useText();
  return (
    <nav className={styles.crumbs} aria-label={text("app.breadcrumb")}>
      <title>{[current, current && page, "Xtablo"].filter(Boolean).join(" · ")}</title>
      {parent !== undefined && (
        <>
          <Link to={to}>{parent}</Link>
          <Icon of={ChevronRightIcon} size="s" />
        </>
      )}
      <span className={styles.current} aria-current="page">
        {current}
      </span>
    </nav>
  );
}
