import type { Account } from "@xtablo/contract";
import { Avatar } from "../../ui/avatar.tsx";
import { Icon } from "../../ui/icon.tsx";
import { ChevronsUpDownIcon } from "../../ui/icons.ts";
import { PlainButton } from "../../ui/plain-button.tsx";
import { AccountMenu } from "./account-menu.tsx";
import styles from "./user-menu.module.css";

/** Who one is, at the foot of the sidebar, and the account's menu behind it. */
export function UserMenu({ account }: { account: Account }) {
  const trigger = (
    <PlainButton className={styles.user}>
      <Avatar name={account.name} decorative />
      <span className={styles.who}>
        <span className={styles.name}>{account.name}</span>
        <span className={styles.email}>{account.email}</span>
      </span>
      <Icon of={ChevronsUpDownIcon} size="s" />
    </PlainButton>
  );
  return <AccountMenu trigger={trigger} placement="top start" />;
}
