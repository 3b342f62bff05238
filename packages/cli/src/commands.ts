import { BootstrapCommand } from "./commands/bootstrap.ts";
import { BuildCommand } from "./commands/build.ts";
import { DbDownCommand } from "./commands/db/down.ts";
import { DbResetCommand } from "./commands/db/reset.ts";
import { DbShellCommand } from "./commands/db/shell.ts";
import { DbStatusCommand } from "./commands/db/status.ts";
import { DbUpCommand } from "./commands/db/up.ts";
import { DbUrlCommand } from "./commands/db/url.ts";
import { DeployCommand } from "./commands/deploy.ts";
import { DevCommand } from "./commands/dev.ts";
import { EnvCheckCommand } from "./commands/env/check.ts";
import { EnvInitCommand } from "./commands/env/init.ts";
import { EnvSetCommand } from "./commands/env/set.ts";
import { GenerateCommand } from "./commands/generate.ts";
import { JobsCancelCommand } from "./commands/jobs/cancel.ts";
import { JobsListCommand } from "./commands/jobs/list.ts";
import { JobsRetryCommand } from "./commands/jobs/retry.ts";
import { JobsRunCommand } from "./commands/jobs/run.ts";
import { JobsShowCommand } from "./commands/jobs/show.ts";
import { MigrateDownCommand } from "./commands/migrate/down.ts";
import { MigrateMakeCommand } from "./commands/migrate/make.ts";
import { MigrateStatusCommand } from "./commands/migrate/status.ts";
import { MigrateUpCommand } from "./commands/migrate/up.ts";
import { ReleasesCommand } from "./commands/releases.ts";
import { RollbackCommand } from "./commands/rollback.ts";
import { StartCommand } from "./commands/start.ts";
import { StatusCommand } from "./commands/status.ts";
import { UserCreateCommand } from "./commands/user/create.ts";
import { UserDisableCommand } from "./commands/user/disable.ts";
import { UserListCommand } from "./commands/user/list.ts";
import { UserPromoteCommand } from "./commands/user/promote.ts";
import { UserResetPasswordCommand } from "./commands/user/reset-password.ts";
import { WorkerCommand } from "./commands/worker.ts";

/** Every command, by the words that are typed. */
export const commands = {
  bootstrap: BootstrapCommand,
  build: BuildCommand,
  "db:down": DbDownCommand,
  "db:reset": DbResetCommand,
  "db:shell": DbShellCommand,
  "db:status": DbStatusCommand,
  "db:up": DbUpCommand,
  "db:url": DbUrlCommand,
  deploy: DeployCommand,
  dev: DevCommand,
  "env:check": EnvCheckCommand,
  "env:init": EnvInitCommand,
  "env:set": EnvSetCommand,
  generate: GenerateCommand,
  "jobs:cancel": JobsCancelCommand,
  "jobs:list": JobsListCommand,
  "jobs:retry": JobsRetryCommand,
  "jobs:run": JobsRunCommand,
  "jobs:show": JobsShowCommand,
  "migrate:down": MigrateDownCommand,
  "migrate:make": MigrateMakeCommand,
  "migrate:status": MigrateStatusCommand,
  "migrate:up": MigrateUpCommand,
  releases: ReleasesCommand,
  rollback: RollbackCommand,
  start: StartCommand,
  status: StatusCommand,
  "user:create": UserCreateCommand,
  "user:disable": UserDisableCommand,
  "user:list": UserListCommand,
  "user:promote": UserPromoteCommand,
  "user:reset-password": UserResetPasswordCommand,
  worker: WorkerCommand,
};
