// Loaded by Electron itself, before the app's main program: notes what the app does to the system around it, as the test host
// does of itself, and answers dialogs with what a test prepared.
const { app, dialog, Menu, Notification, shell, Tray } = require("electron");

const records = {
  externalLinks: [],
  openedPaths: [],
  shownItems: [],
  notifications: [],
  trays: [],
  dialogs: [],
  dialogAnswers: [],
  downloads: [],
  aboutPanel: null,
  aboutPanelsShown: 0,
  drags: [],
  prints: [],
  devTools: [],
  menus: [],
};
globalThis.hostRecords = records;

/** The next answer that a test prepared; without one it fails, rather than wait for a person. */
function answer(kind, options) {
  records.dialogs.push({ kind, options });
  const next = records.dialogAnswers.shift();
  if (next?.kind !== kind) throw new Error(`The test prepared no answer for a ${kind} dialog.`);
  return next;
}

Object.defineProperty(app, "isPackaged", { value: true });
app.setAboutPanelOptions = (options) => (records.aboutPanel = options);
app.showAboutPanel = () => (records.aboutPanelsShown += 1);
shell.openExternal = async (url) => void records.externalLinks.push(url);
shell.openPath = async (path) => (records.openedPaths.push(path), "");
shell.showItemInFolder = (path) => void records.shownItems.push(path);
dialog.showMessageBoxSync = (...given) => answer("message", given.at(-1)).response;
dialog.showMessageBox = async (...given) => ({
  response: answer("message", given.at(-1)).response,
  checkboxChecked: false,
});
Menu.prototype.popup = function popup() {
  records.menus.push(this);
};
Notification.prototype.show = function show() {
  records.notifications.push(this);
};
Tray.prototype.setContextMenu = function setContextMenu(menu) {
  if (!this.shown) records.trays.push(this);
  this.shown = { menu };
};
app.on("session-created", (session) => {
  session.on("will-download", (_, item) => {
    records.downloads.push(item);
    const { filePath } = answer("save", item.getSaveDialogOptions());
    if (filePath === null) item.cancel();
    else item.setSavePath(filePath);
  });
});
app.on("web-contents-created", (_, contents) => {
  contents.print = () => void records.prints.push(contents.id);
  contents.openDevTools = () => void records.devTools.push(contents.id);
  contents.startDrag = ({ file, files = [file] }) => void records.drags.push({ contentsId: contents.id, files });
});
