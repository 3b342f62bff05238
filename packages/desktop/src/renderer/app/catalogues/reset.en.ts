import { reset } from "../../features/auth/reset.en.ts";

/** The texts of the page to choose a password with a link. */
export const texts = { reset };
