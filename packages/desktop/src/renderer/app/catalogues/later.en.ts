import { activity } from "../../features/activity/activity.en.ts";
import { files } from "../../features/files/files.en.ts";
import { home } from "../../features/home/home.en.ts";
import { jobs } from "../../features/jobs/jobs.en.ts";
import { status } from "../../features/status/status.en.ts";
import { writing } from "../../platform/writing/writing.en.ts";
import { shortcuts } from "../shell/shortcuts.en.ts";

/** The texts of what is loaded on demand: the other pages, and dialogs with texts of their own. */
export const texts = { activity, home, jobs, status, files, shortcuts, writing };
