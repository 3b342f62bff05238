import { Link } from "@tanstack/react-router";
import type { ChangeKind } from "@xtablo/contract";
import { useText } from "../../lib/text.ts";
import { useBoardView } from "../../platform/board-view.tsx";
import { Avatar } from "../../ui/avatar.tsx";
import { Icon } from "../../ui/icon.tsx";
import {
  ArchiveRestoreIcon,
  ArrowRightLeftIcon,
  ListOrderedIcon,
  PencilIcon,
  PlusIcon,
  Trash2Icon,
  UploadIcon,
  UserRoundIcon,
  type IconShape,
} from "../../ui/icons.ts";
import { linkClass } from "../../ui/link.ts";
import { TimeAgo } from "../../ui/time-ago.tsx";
import type { Entry } from "./entries.ts";
import { partsOf } from "./marks.ts";
import { sentenceOf } from "./sentence.ts";
import { useSubject, type Subject } from "./subject.ts";
import type { Names } from "./telling.ts";
import styles from "./activity-list.module.css";

interface ActivityRowProps {
  entry: Entry;
  names: Names;
  /** Nothing newer in the list is about the same thing: if it is in the Trash, this row says so. */
  isLastWord: boolean;
}

/** One thing that happened, as a sentence that leads to what it is about. */
export function ActivityRow({ entry, names, isLastWord }: ActivityRowProps) {
  const text = useText();
  const subject = useSubject(entry);
  const name = (entry.actorId && names.person(entry.actorId)) || text("activity.formerMember");
  return (
    <li className={styles.row}>
      <span className={styles.mark}>
        <Icon of={iconOf(entry)} size="s" />
      </span>
      <Avatar name={name} size="s" decorative />
      <p className={styles.sentence}>
        {partsOf(sentenceOf({ entry, names, text })).map((part, index) => {
          if (part.name === "subject") return <SubjectLink key={index} subject={subject} words={part.words} />;
          return part.name === null || part.name === "changes" ? part.words : <b key={index}>{part.words}</b>;
        })}
        {subject.kind === "trashed" && isLastWord && (
          <>
            {" · "}
            <Link to="." search={(old) => ({ ...old, trash: true })} className={linkClass}>
              {text("activity.inTrash")}
            </Link>
          </>
        )}
      </p>
      <span className={styles.time}>
        <TimeAgo instant={entry.at} />
      </span>
    </li>
  );
}

/** What a sentence is about, as the way to it. */
function SubjectLink({ subject, words }: { subject: Subject; words: string }) {
  const { tablo } = useBoardView();
  const tabloId = tablo.id;
  switch (subject.kind) {
    case "task":
      return (
        <Link to="/tablos/$tabloId/tasks/$taskId" params={{ tabloId, taskId: subject.id }} className={styles.subject}>
          {words}
        </Link>
      );
    case "etape":
      return (
        <Link
          to="/tablos/$tabloId/tasks"
          params={{ tabloId }}
          search={{ etape: subject.id }}
          className={styles.subject}
        >
          {words}
        </Link>
      );
    case "file":
      return (
        <Link to="/tablos/$tabloId/files/$fileId" params={{ tabloId, fileId: subject.id }} className={styles.subject}>
          {words}
        </Link>
      );
    case "trashed":
    case "none":
      return <b>{words}</b>;
  }
}

const icons: Partial<Record<ChangeKind, IconShape>> = {
  "task.moved": ArrowRightLeftIcon,
  "etape.moved": ListOrderedIcon,
  "file.created": UploadIcon,
  "member.updated": UserRoundIcon,
};

function iconOf({ kind, fields }: Entry): IconShape {
  if (kind === "task.moved" && fields.length === 0) return ListOrderedIcon;
  if (icons[kind]) return icons[kind];
  if (kind.endsWith(".created")) return PlusIcon;
  if (kind.endsWith(".deleted")) return Trash2Icon;
  return kind.endsWith(".restored") ? ArchiveRestoreIcon : PencilIcon;
}
