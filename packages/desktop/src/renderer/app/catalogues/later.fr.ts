import { activity } from "../../features/activity/activity.fr.ts";
import { files } from "../../features/files/files.fr.ts";
import { home } from "../../features/home/home.fr.ts";
import { jobs } from "../../features/jobs/jobs.fr.ts";
import { status } from "../../features/status/status.fr.ts";
import { writing } from "../../platform/writing/writing.fr.ts";
import { shortcuts } from "../shell/shortcuts.fr.ts";

/** The texts of what is loaded on demand, in French: the other pages, and dialogs with texts of their own. */
export const texts = { activity, home, jobs, status, files, shortcuts, writing };
