import { auth } from "../../features/auth/auth.en.ts";

/** The texts of the sign-in pages. */
export const texts = { auth };
