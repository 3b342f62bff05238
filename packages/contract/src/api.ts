import * as admin from "./admin.ts";
import * as auth from "./auth.ts";
import * as board from "./board.ts";
import * as changes from "./changes.ts";
import * as etapes from "./etapes.ts";
import * as files from "./files.ts";
import * as me from "./me.ts";
import * as meta from "./meta.ts";
import * as tablos from "./tablos.ts";
import * as tasks from "./tasks.ts";
import * as trash from "./trash.ts";

/** Every endpoint, by feature. */
export const api = {
  probes: { health: meta.health, ready: meta.ready, candidate: meta.candidate, time: meta.time, meta: meta.meta },
  auth: {
    signup: auth.signup,
    login: auth.login,
    logout: auth.logout,
    session: auth.current,
    resetPassword: auth.resetPassword,
  },
  me: { read: me.read, update: me.update },
  tablos: {
    list: tablos.list,
    create: tablos.create,
    read: tablos.read,
    update: tablos.update,
    remove: tablos.remove,
    restore: tablos.restore,
    trash: trash.list,
    board: board.read,
  },
  tasks: {
    create: tasks.create,
    read: tasks.read,
    update: tasks.update,
    move: tasks.move,
    remove: tasks.remove,
    restore: tasks.restore,
  },
  etapes: {
    create: etapes.create,
    update: etapes.update,
    move: etapes.move,
    remove: etapes.remove,
    restore: etapes.restore,
  },
  files: {
    list: files.list,
    upload: files.upload,
    read: files.read,
    content: files.content,
    remove: files.remove,
    restore: files.restore,
  },
  changes: { list: changes.list, stream: changes.stream },
  admin: { status: admin.status, jobs: admin.jobs, retryJob: admin.retryJob, cancelJob: admin.cancelJob },
} as const;
