import { Notification } from "electron";

/** Shows a notification of the system, where it has any; a click acts. */
export type Notify = (title: string, body: string, act: () => void) => void;

/** Makes a {@link Notify} with the app's icon. */
export function createNotify(icon: string): Notify {
  /** The system forgets the click of one that nobody holds. */
  const held = new Set<Notification>();
  return (title, body, act) => {
    if (!Notification.isSupported()) return;
    const notification = new Notification({ title, body, icon });
    held.add(notification);
    notification.on("close", () => held.delete(notification));
    notification.on("click", () => {
      held.delete(notification);
      act();
    });
    notification.show();
  };
}
