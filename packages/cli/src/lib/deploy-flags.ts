import { Flags } from "@oclif/core";
import { defaultFolder } from "../runbooks/deploy/places.ts";
import { engineNames } from "../runbooks/engine/find-engine.ts";

/** Flags of every command that looks after a deployment. */
export const deployFlags = {
  host: Flags.string({
    description: "The machine, over SSH; without it, this one.",
    helpValue: "USER@VM",
    env: "XTABLO_HOST",
  }),
  folder: Flags.string({
    description: `Where the deployment lives there. Default: ${defaultFolder}.`,
    helpValue: "PATH",
    default: defaultFolder,
    noCacheDefault: true,
    env: "XTABLO_DEPLOY_DIR",
  }),
};

/** Which engine runs the containers. */
export const containerEngineFlag = Flags.option({
  description: "Default: the first of these that answers.",
  options: engineNames,
  env: "XTABLO_ENGINE",
})();

const helpGroup = "deployment"; // apart in the help, since each has them

/** Flags of what also works inside a deployment that runs, which it does when the first or the second is given. */
export const insideFlags = {
  host: Flags.string({
    helpGroup,
    description: "In the deployment of that machine, over SSH.",
    helpValue: "USER@VM",
    env: "XTABLO_HOST",
  }),
  folder: Flags.string({
    helpGroup,
    description: `In the deployment that lives there. With --host: ${defaultFolder}.`,
    helpValue: "PATH",
    env: "XTABLO_DEPLOY_DIR",
  }),
  engine: { ...containerEngineFlag, helpGroup },
};
