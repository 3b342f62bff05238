import type { Etape } from "@xtablo/contract";
import { useText } from "../../lib/text.ts";
import { useBoardView } from "../../platform/board-view.tsx";
import type { Place } from "../../platform/order.ts";
import { tellRefusal } from "../../platform/refusal.ts";
import { useWrite } from "../../platform/writes.ts";
import { announce } from "../../ui/announce.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { ArrowLeftIcon, ArrowRightIcon, EllipsisIcon, PencilIcon, Trash2Icon } from "../../ui/icons.ts";
import { Menu, MenuItem, MenuRule } from "../../ui/menu.tsx";
import { moveEtape } from "./etape-writes.ts";

interface EtapeMenuProps {
  etape: Etape;
  onEdit: () => void;
  onDelete: () => void;
}

/** What can be done with an etape. */
export function EtapeMenu({ etape, onEdit, onDelete }: EtapeMenuProps) {
  const text = useText();
  const { tablo, etapes } = useBoardView();
  const write = useWrite(tablo.id);
  const index = etapes.findIndex(({ id }) => id === etape.id);
  const previous = etapes[index - 1];
  const next = etapes[index + 1];

  function move(place: Place, position: number): void {
    announce(text("etapes.moved", { title: etape.title, position, count: etapes.length }));
    write(moveEtape(etape, place)).catch(tellRefusal);
  }

  const name = text("etapes.more", { title: etape.title });
  return (
    <Menu label={name} trigger={<IconButton icon={EllipsisIcon} size="s" label={name} />}>
      <MenuItem icon={PencilIcon} onAction={onEdit}>
        {text("etapes.edit")}
      </MenuItem>
      <MenuItem
        icon={ArrowLeftIcon}
        disabled={!previous}
        onAction={() => previous && move({ before: previous.id }, index)}
      >
        {text("etapes.moveLeft")}
      </MenuItem>
      <MenuItem icon={ArrowRightIcon} disabled={!next} onAction={() => next && move({ after: next.id }, index + 2)}>
        {text("etapes.moveRight")}
      </MenuItem>
      <MenuRule />
      <MenuItem icon={Trash2Icon} danger onAction={onDelete}>
        {text("etapes.delete")}
      </MenuItem>
    </Menu>
  );
}
