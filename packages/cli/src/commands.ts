import { BootstrapCommand } from "./commands/bootstrap.ts";
import { BuildCommand } from "./commands/build.ts";
import { CleanCommand } from "./commands/clean.ts";
import { CompletionCommand } from "./commands/completion.ts";
import { DbDownCommand } from "./commands/db/down.ts";
import { DbResetCommand } from "./commands/db/reset.ts";
import { DbShellCommand } from "./commands/db/shell.ts";
import { DbStatusCommand } from "./commands/db/status.ts";
import { DbUpCommand } from "./commands/db/up.ts";
import { DbUrlCommand } from "./commands/db/url.ts";
import { DeployCommand } from "./commands/deploy.ts";
import { DevCommand } from "./commands/dev.ts";
import { DoctorCommand } from "./commands/doctor.ts";
import { EnvCheckCommand } from "./commands/env/check.ts";
import { EnvInitCommand } from "./commands/env/init.ts";
import { EnvSetCommand } from "./commands/env/set.ts";
import { GenerateCommand } from "./commands/generate.ts";
import { JobsCancelCommand } from "./commands/jobs/cancel.ts";
import { JobsListCommand } from "./commands/jobs/list.ts";
import { JobsRetryCommand } from "./commands/jobs/retry.ts";
import { JobsRunCommand } from "./commands/jobs/run.ts";
import { JobsShowCommand } from "./commands/jobs/show.ts";
import { LintCommand } from "./commands/lint.ts";
import { LogsCommand } from "./commands/logs.ts";
import { MigrateDownCommand } from "./commands/migrate/down.ts";
import { MigrateMakeCommand } from "./commands/migrate/make.ts";
import { MigrateStatusCommand } from "./commands/migrate/status.ts";
import { MigrateUpCommand } from "./commands/migrate/up.ts";
import { ReleasesCommand } from "./commands/releases.ts";
import { RollbackCommand } from "./commands/rollback.ts";
import { StartCommand } from "./commands/start.ts";
import { StatusCommand } from "./commands/status.ts";
import { StorageCheckCommand } from "./commands/storage/check.ts";
import { StorageSweepCommand } from "./commands/storage/sweep.ts";
import { TestCommand } from "./commands/test.ts";
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
  clean: CleanCommand,
  completion: CompletionCommand,
  "db:down": DbDownCommand,
  "db:reset": DbResetCommand,
  "db:shell": DbShellCommand,
  "db:status": DbStatusCommand,
  "db:up": DbUpCommand,
  "db:url": DbUrlCommand,
  deploy: DeployCommand,
  dev: DevCommand,
  doctor: DoctorCommand,
  "env:check": EnvCheckCommand,
  "env:init": EnvInitCommand,
  "env:set": EnvSetCommand,
  generate: GenerateCommand,
  "jobs:cancel": JobsCancelCommand,
  "jobs:list": JobsListCommand,
  "jobs:retry": JobsRetryCommand,
  "jobs:run": JobsRunCommand,
  "jobs:show": JobsShowCommand,
  lint: LintCommand,
  logs: LogsCommand,
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
  "storage:check": StorageCheckCommand,
  "storage:sweep": StorageSweepCommand,
  test: TestCommand,
};
