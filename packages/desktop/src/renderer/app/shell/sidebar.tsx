import { Link } from "@tanstack/react-router";
import type { Account } from "@xtablo/contract";
import { useId } from "react";
import { NewTablo } from "../../features/home/new-tablo.tsx";
import { useText } from "../../lib/text.ts";
import { Brand } from "../../ui/brand.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { HouseIcon, LayersIcon, PanelLeftCloseIcon, PlusIcon, ServerIcon, type IconShape } from "../../ui/icons.ts";
import { TabloLinks } from "./tablo-links.tsx";
import { UserMenu } from "./user-menu.tsx";
import styles from "./sidebar.module.css";

/** The way to everything: the pages, one's tablos, one's account. */
export function Sidebar({ account, onCollapse }: { account: Account; onCollapse: () => void }) {
  const text = useText();
  const id = useId(); // there are two of them while the drawer is open
  return (
    <div className={styles.sidebar}>
      <div className={styles.brand}>
        <Brand />
        <IconButton icon={PanelLeftCloseIcon} size="s" label={text("app.collapse")} onPress={onCollapse} />
      </div>
      <nav className={styles.nav} aria-labelledby={`${id}-general`}>
        <h2 id={`${id}-general`} className={styles.title}>
          {text("app.general")}
        </h2>
        <PageLink to="/" icon={HouseIcon} label={text("app.home")} />
        {!account.admin && <PageLink to="/status" icon={ServerIcon} label={text("app.status")} />}
      </nav>
      {account.admin && (
        <nav className={styles.nav} aria-labelledby={`${id}-administration`}>
          <h2 id={`${id}-administration`} className={styles.title}>
            {text("app.administration")}
          </h2>
          <PageLink to="/admin/jobs" icon={LayersIcon} label={text("app.jobs")} />
          <PageLink to="/status" icon={ServerIcon} label={text("app.status")} />
        </nav>
      )}
      <nav className={styles.nav} aria-labelledby={`${id}-tablos`}>
        <div className={styles.title}>
          <h2 id={`${id}-tablos`}>{text("app.tablos")}</h2>
          <NewTablo>
            {(open) => <IconButton icon={PlusIcon} size="s" label={text("app.newTablo")} onPress={open} />}
          </NewTablo>
        </div>
        <TabloLinks />
      </nav>
      <UserMenu account={account} />
    </div>
  );
}

function PageLink({ to, icon, label }: { to: "/" | "/status" | "/admin/jobs"; icon: IconShape; label: string }) {
  return (
    <Link to={to} className={styles.link} activeOptions={{ exact: true, includeSearch: false }}>
      <Icon of={icon} />
      <span>{label}</span>
    </Link>
  );
}
