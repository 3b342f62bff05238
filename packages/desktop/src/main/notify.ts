import { Notification } from "electron";

/** Shows a notification of the system, where it has any; a click acts. */
export type Notify = (title: string, body: string, act: () => void) => void;

const mostHeld = 100;

/** Makes a {@link Notify} with the app's icon. */
export function createNotify(icon: string): Notify {
  /** The system forgets the click of one that nobody holds, also of those in its list of earlier ones. */
  const held = new Set<Notification>();
  return (title, body, act) => {
    if (!Notification.isSupported()) return;
    const notification = new Notification({ title, body, icon });
    held.add(notification);
    const [oldest] = held;
    if (held.size > mostHeld && oldest) held.delete(oldest);
    notification.on("close", ({ reason }) => {
      if (reason !== "timedOut") held.delete(notification);
    });
    notification.on("click", () => {
      held.delete(notification);
      act();
    });
    notification.show();
  };
}
