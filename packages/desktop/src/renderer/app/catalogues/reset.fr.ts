import { reset } from "../../features/auth/reset.fr.ts";

/** The texts of the page to choose a password with a link, in French. */
export const texts = { reset };
