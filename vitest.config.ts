import { defineConfig } from "vitest/config";

/**
 * `node`: contract, server and CLI, each file on a database of its own. `desktop`: the UI in a simulated page.
 * `e2e`: the whole product in Chromium. `long`, apart from `npm test`: walks through all of it, crashes, commands one by one.
 * `electron`, among the long ones: the desktop app as it was built.
 * `deploy`, apart too: the image and the compose file on a Docker Engine.
 * Choose with `npx vitest --project node packages/server/src/tasks`.
 */
export default defineConfig({
  test: {
    testTimeout: 20_000,
    hookTimeout: 60_000,
    maxWorkers: 2, // most wait for PostgreSQL or for a process
    expect: { poll: { timeout: 15_000 } }, // what must come may take its time on a busy machine; what has a bar is measured
    projects: [
      {
        extends: true,
        test: {
          name: "node",
          environment: "node",
          include: [
            "packages/{contract,server,cli}/src/**/*.test.ts",
            "packages/desktop/src/{main,shared,packaging}/**/*.test.ts",
            "scripts/**/*.test.ts",
            "migrations/**/*.test.ts",
            "deploy/*.test.ts",
          ],
          exclude: ["**/*.programs.test.ts"], // they start a program for each step: they are long
          globalSetup: "packages/server/src/testing/global-setup.ts",
        },
      },
      {
        extends: true,
        test: {
          name: "desktop",
          environment: "happy-dom",
          isolate: false, // see its setup
          include: ["packages/desktop/src/{renderer,pages}/**/*.test.{ts,tsx}", "packages/desktop/src/*.test.ts"],
          setupFiles: "packages/desktop/src/renderer/lib/testing/setup.ts",
          css: { modules: { classNameStrategy: "non-scoped" } },
        },
      },
      {
        extends: true,
        test: {
          name: "e2e",
          environment: "node",
          include: ["e2e/*.test.ts"],
          maxWorkers: 1, // what is seen within a second is not seen beside another browser
          expect: { poll: { timeout: 30_000 } },
          testTimeout: 180_000,
          hookTimeout: 180_000,
          sequence: { groupOrder: 1 }, // after the others: it looks at the clock, and needs the processors
        },
      },
      {
        extends: true,
        test: {
          name: "long",
          environment: "node",
          include: [
            "e2e/walks/*.test.ts",
            "packages/{server,cli}/reliability/*.test.ts",
            "packages/{server,cli}/src/**/*.programs.test.ts",
          ],
          globalSetup: "packages/server/src/testing/global-setup.ts",
          expect: { poll: { timeout: 30_000 } },
          testTimeout: 180_000,
          hookTimeout: 180_000,
          sequence: { groupOrder: 2 },
        },
      },
      {
        extends: true,
        test: {
          name: "electron",
          environment: "node",
          include: ["e2e/desktop/*.test.ts", "packages/desktop/src/**/*.programs.test.ts"],
          globalSetup: "e2e/desktop/global-setup.ts",
          expect: { poll: { timeout: 30_000 } },
          testTimeout: 180_000,
          hookTimeout: 180_000,
          sequence: { groupOrder: 2 },
        },
      },
      {
        extends: true,
        test: {
          name: "deploy",
          environment: "node",
          include: ["deploy/testing/*.test.ts"],
          globalSetup: "deploy/testing/global-setup.ts",
          expect: { poll: { timeout: 30_000 } },
          testTimeout: 180_000,
          hookTimeout: 300_000,
          fileParallelism: false, // one under load takes all that there is
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
