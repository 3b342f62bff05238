import { useText } from "../../lib/text.ts";
import { useBoardView } from "../../platform/board-view.tsx";
import { Avatar } from "../../ui/avatar.tsx";
import { ArrowDownIcon, ArrowUpIcon, ShapesIcon, UserRoundIcon } from "../../ui/icons.ts";
import type { FileChoice } from "./file-toolbar.tsx";
import { filterKinds, sortColumns, type FileView } from "./file-view.ts";

/** What one can choose of a tablo's files: their kind, who uploaded them and, on a phone, their order. */
export function useFileChoices(view: FileView, change: (next: Partial<FileView>) => void): FileChoice[] {
  const text = useText();
  const { members } = useBoardView();
  return [
    {
      name: text("files.type"),
      icon: ShapesIcon,
      value: view.kind,
      any: text("files.anyType"),
      items: filterKinds.map((id) => ({ id, label: text(`files.kinds.${id}`) })),
      onChange: (id) => change({ kind: filterKinds.find((kind) => kind === id) ?? null }),
    },
    {
      name: text("files.uploader"),
      icon: UserRoundIcon,
      value: view.uploader,
      any: text("files.anyone"),
      items: members.map(({ userId, name }) => ({
        id: userId,
        label: name,
        icon: <Avatar name={name} size="s" decorative />,
      })),
      onChange: (uploader) => change({ uploader }),
    },
    {
      name: text("files.order"),
      icon: view.sort.descending ? ArrowDownIcon : ArrowUpIcon,
      value: view.sort.by,
      items: sortColumns.map((id) => ({ id, label: text(`files.orders.${id}`) })),
      onChange(id) {
        const by = sortColumns.find((column) => column === id) ?? "date";
        const isSame = by === view.sort.by;
        change({ sort: { by, descending: isSame ? !view.sort.descending : by === "size" || by === "date" } });
      },
      narrow: true,
    },
  ];
}
