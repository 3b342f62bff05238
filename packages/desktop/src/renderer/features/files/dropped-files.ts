/** More files than this are not taken at once: whoever drops a whole disk did not mean it. */
const mostFiles = 500;

/** The files that were dropped, with all those in dropped folders. `isAll`: there were not too many, and all can be read. */
export async function filesOf({ items }: DataTransfer): Promise<{ files: File[]; isAll: boolean }> {
  // The list is emptied when the event is over: everything is taken from it before anything is awaited.
  const things = [...items]
    .filter(({ kind }) => kind === "file")
    .map((item) => item.webkitGetAsEntry() ?? item.getAsFile());
  const found: (File | null)[] = [];
  for (const thing of things)
    if (thing instanceof File) found.push(thing);
    else if (thing) await collect(thing, found);
  const files = found.slice(0, mostFiles).filter((file) => file !== null);
  return { files, isAll: files.length === found.length };
}

/** Adds an entry's files, null for one that cannot be read. What an operating system hides is left out. */
async function collect(entry: FileSystemEntry, found: (File | null)[]): Promise<void> {
  if (found.length > mostFiles) return;
  if (isFile(entry)) found.push(await read(entry));
  else if (isFolder(entry))
    for (const inner of await entriesOf(entry)) if (!isHidden(inner)) await collect(inner, found);
}

function read(entry: FileSystemFileEntry): Promise<File | null> {
  return new Promise((resolve) => entry.file(resolve, () => resolve(null)));
}

/** Browsers give a folder's entries a hundred at a time. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve) => reader.readEntries(resolve, () => resolve([])));
    if (some.length === 0 || all.length > mostFiles) return all;
    all.push(...some);
  }
}

function isHidden({ name }: FileSystemEntry): boolean {
  return name.startsWith(".") || name === "Thumbs.db" || name === "desktop.ini";
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}
