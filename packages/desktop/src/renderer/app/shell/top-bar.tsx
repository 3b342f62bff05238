import type { Account } from "@xtablo/contract";
import { useText } from "../../lib/text.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { MenuIcon, PanelLeftOpenIcon } from "../../ui/icons.ts";
import { PlainButton } from "../../ui/plain-button.tsx";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";
import { AccountMenu } from "./account-menu.tsx";
import { Crumbs } from "./crumbs.tsx";
import { FindButton } from "./find-button.tsx";
import type { SidebarState } from "./use-sidebar.ts";
import styles from "./top-bar.module.css";

interface TopBarProps {
  account: Account;
  sidebar: SidebarState;
  /** Opens the sidebar over the page, on a phone. */
  onMenu: () => void;
}

/** The bar on top of every page: where one is, and one's account. */
export function TopBar({ account, sidebar, onMenu }: TopBarProps) {
  const text = useText();
  const avatar = (
    <PlainButton className={styles.avatar}>
      <Avatar name={account.name} decorative />
      <VisuallyHidden>{text("app.account")}</VisuallyHidden>
    </PlainButton>
  );
  return (
    <header className={styles.bar}>
      <span className={styles.narrow}>
        <IconButton icon={MenuIcon} label={text("app.expand")} onPress={onMenu} />
      </span>
      {sidebar.collapsed && (
        <span className={styles.wide}>
          <IconButton icon={PanelLeftOpenIcon} label={text("app.expand")} onPress={sidebar.toggle} />
        </span>
      )}
      <Crumbs />
      <span className={styles.end}>
        <FindButton />
        <AccountMenu trigger={avatar} placement="bottom end" />
      </span>
    </header>
  );
}
