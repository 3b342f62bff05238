import { auth } from "../../features/auth/auth.fr.ts";

/** The texts of the sign-in pages, in French. */
export const texts = { auth };
