import Card from '@mui/material/Card';
import { DataTable, type Column } from '../../components/DataTable.tsx';
import { PageTabs } from '../../components/PageTabs.tsx';
import type { PagedList } from '../../components/use-paged-list.ts';

interface QueueCardProps<Row extends { id: string }, Tab extends string> {
  /** Of the table. */
  label: string;
  tabsLabel: string;
  tabs: readonly { value: Tab; label: string }[];
  tab: Tab;
  onTab: (tab: Tab) => void;
  columns: readonly Column<Row>[];
  list: PagedList<Row>;
  empty: { title: string; hint?: string };
  onRowClick?: (row: Row) => void;
}

/** What waits for operators, in a tab for each status. */
export function QueueCard<Row extends { id: string }, Tab extends string>(
  props: QueueCardProps<Row, Tab>,
) {
  const { list, onRowClick } = props;
  return (
    <Card>
      <PageTabs label={props.tabsLabel} value={props.tab} tabs={props.tabs} onChange={props.onTab}>
        <DataTable
          label={props.label}
          columns={props.columns}
          rows={list.rows}
          rowKey={({ id }) => id}
          load={list.load}
          onRetry={list.retry}
          onLoadMore={list.loadMore}
          isLoadingMore={list.isLoadingMore}
          empty={props.empty}
          {...(onRowClick === undefined ? {} : { onRowClick })}
        />
      </PageTabs>
    </Card>
  );
}
