/** Who may call: the app's own pages, or the pages of servers. Part of the channel, so that neither can be taken for the other. */
export type Group = "app" | "platform";

/** The channel of a call. */
export function channelOf(group: Group, name: string): string {
  return `xtablo:${group}:${name}`;
}

/** The channel on which the app's own pages hear what there is to show. */
export const stateChannel = "xtablo:app:state";

/** The channel on which the bar over a page hears what became of its search. */
export const findChannel = "xtablo:app:find";

/** The channel on which a server's page hears where to go. */
export const placeChannel = "xtablo:platform:place";
