import { useState } from "react";
import { formatDay } from "../../lib/format.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { Table, tableStyles } from "../../ui/table.tsx";
import { StatusIcon } from "../../ui/task-icons.tsx";
import { Sample, Samples, Shelf } from "./shelf.tsx";
import styles from "./message-shelves.module.css";

const nothing = () => undefined;

/** Cards, what stands in the place of content while it loads or when it cannot, and tables. */
export function MessageShelves() {
  return (
    <>
      <Shelf title="Card, skeleton, error">
        <Samples>
          <Card className={styles.small}>A card</Card>
          <Card as="article" action className={styles.small}>
            A card to press
          </Card>
          <Sample name="hover" state="hovered">
            <Card as="article" action className={styles.small}>
              A card to press
            </Card>
          </Sample>
          <Card className={styles.small}>
            <Skeleton width="88%" />
            <Skeleton width="56%" />
            <span className={styles.split}>
              <Skeleton width="7rem" />
              <Skeleton width="1.25rem" height="1.25rem" round />
            </span>
          </Card>
        </Samples>
        <Notice onRetry={nothing}>The files could not be loaded.</Notice>
        <Notice onRetry={nothing} retrying>
          The server cannot be reached.
        </Notice>
        <Notice tone="info">This link leads to a server that is not in your list.</Notice>
        <Notice action={<Button size="s">Choose again</Button>}>The picture is larger than 25 MB.</Notice>
      </Shelf>
      <Shelf title="Table">
        <Tasks />
      </Shelf>
    </>
  );
}

const rows = [
  { title: "Carrier rates for Poland", status: "in_review", word: "In review", day: "2026-11-27" },
  { title: "Return labels, Colissimo", status: "in_progress", word: "In progress", day: "2026-12-01" },
  { title: "Rate limit headers", status: "todo", word: "To do", day: "2026-12-08" },
] as const;

function Tasks() {
  const [chosen, setChosen] = useState<string>(rows[0].title);
  const head = (
    <tr>
      <th scope="col">Task</th>
      <th scope="col" className={tableStyles.hideNarrow}>
        Status
      </th>
      <th scope="col" className={tableStyles.end}>
        Due
      </th>
    </tr>
  );
  return (
    <Table label="Tasks" head={head}>
      {rows.map(({ title, status, word, day }, index) => (
        <tr key={title} aria-selected={title === chosen} data-hovered={index === 1 ? "" : undefined}>
          <td>
            <Checkbox checked={title === chosen} onChange={() => setChosen(title)}>
              {title}
            </Checkbox>
          </td>
          <td className={tableStyles.hideNarrow}>
            <span className={styles.status}>
              <StatusIcon status={status} />
              {word}
            </span>
          </td>
          <td className={`${tableStyles.num} ${tableStyles.end}`}>
            <time dateTime={day}>{formatDay(day)}</time>
          </td>
        </tr>
      ))}
    </Table>
  );
}
