import { useState } from "react";
import { Button } from "../../ui/button.tsx";
import { Card, CardHead } from "../../ui/card.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { CircleCheckBigIcon, PlusIcon } from "../../ui/icons.ts";
import { Notice } from "../../ui/notice.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { Table, tableStyles } from "../../ui/table.tsx";
import { TimeAgo } from "../../ui/time-ago.tsx";
import { Sample, Samples, Shelf } from "./shelf.tsx";
import styles from "./message-shelves.module.css";

/** Cards, and what stands in the place of content: empty, loading, failed; and tables. */
export function MessageShelves() {
  return (
    <>
      <Shelf title="Card, empty state">
        <Samples>
          <div className={styles.card}>
            <Card>
              <CardHead>
                <h3>Server time</h3>
                <Button size="s">Fetch server time</Button>
              </CardHead>
              <EmptyState
                icon={CircleCheckBigIcon}
                title="Nothing to do yet"
                action={
                  <Button kind="primary" icon={PlusIcon}>
                    Add a task
                  </Button>
                }
              >
                Add the first task, or import a Trello export.
              </EmptyState>
            </Card>
          </div>
          <Sample name="hovered" state="hovered">
            <Card as="article" action className={styles.small}>
              A card to press
            </Card>
          </Sample>
        </Samples>
      </Shelf>
      <Shelf title="Skeleton, error">
        <Samples>
          <Card className={styles.small}>
            <Skeleton width="88%" />
            <Skeleton width="56%" />
            <Skeleton width="1.25rem" height="1.25rem" round />
          </Card>
          <div className={styles.card}>
            <Notice onRetry={() => undefined}>The files could not be loaded.</Notice>
          </div>
        </Samples>
      </Shelf>
      <TableShelf />
    </>
  );
}

function TableShelf() {
  const [chosen, setChosen] = useState(true);
  return (
    <Shelf title="Table">
      <Table
        label="Tasks"
        head={
          <tr>
            <th scope="col">Task</th>
            <th scope="col" className={tableStyles.end}>
              Changed
            </th>
          </tr>
        }
      >
        <tr aria-selected={chosen}>
          <td>
            <Checkbox checked={chosen} onChange={setChosen}>
              Carrier rates for Poland
            </Checkbox>
          </td>
          <td className={`${tableStyles.num} ${tableStyles.end}`}>
            <TimeAgo instant="2026-11-20T10:00:00.000Z" />
          </td>
        </tr>
        <tr>
          <td>
            <Checkbox checked={false} onChange={() => undefined}>
              Return labels, Colissimo
            </Checkbox>
          </td>
          <td className={`${tableStyles.num} ${tableStyles.end}`}>
            <TimeAgo instant="2026-10-02T10:00:00.000Z" />
          </td>
        </tr>
      </Table>
    </Shelf>
  );
}
