import { fileURLToPath } from "node:url";

/** Whether this runs from the sources, in a clone or in the image; else it was built and installed somewhere. */
export const isSource = import.meta.filename.endsWith(".ts");

/** The folder of the code, laid out as the repository is: migrations, packages and the built web app are below it. */
export const root = fileURLToPath(new URL("../../..", import.meta.url));

/** The folder of whoever runs it: `.env` and, by default, the data are here. In a clone that is the clone. */
export const home = isSource ? root : process.cwd();
