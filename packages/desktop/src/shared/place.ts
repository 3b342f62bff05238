const id = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

/** The places of the web app that a link or a notification may lead to: a tablo, or a task. */
export const placePattern = new RegExp(`^/tablos/${id}(/tasks/${id})?$`);
