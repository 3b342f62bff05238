import { launchHost } from "../packages/desktop/src/testing/electron/launch.ts";
import { rmSync } from "node:fs";
rmSync("/tmp/try/data", { recursive: true, force: true });
const app = await launchHost({ appDir: "/work/main/packages/desktop/dist/app", userDataDir: "/tmp/try/data", env: { XTABLO_HOST_DIR: "/tmp/try/host" } });
try {
  const page = await app.firstPage(/./, 15000);
  console.log(page.url());
  await page.waitForTimeout(1000);
  await page.screenshot({ path: "/tmp/try/own.png" });
  console.log(await page.evaluate(() => (window as any).xtabloApp.readState()));
  console.time("local");
  await page.getByRole("button", { name: /this computer|Start/i }).first().click();
  const local = await app.firstPage(/localhost/, 60000);
  await local.getByRole("heading", { name: "Home" }).waitFor();
  console.timeEnd("local");
  await local.screenshot({ path: "/tmp/try/local.png" });
} catch (e) { console.log(e) }
console.log(app.output());
await app.close();
console.log(app.output());
