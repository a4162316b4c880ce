import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import TableSortLabel from '@mui/material/TableSortLabel';
import useMediaQuery from '@mui/material/useMediaQuery';
import type { Theme } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { appTexts } from '../i18n/en/app.ts';
import { useText } from '../i18n/use-text.ts';
import type { LoadState } from '../store/load-state.ts';
import { DataCards } from './DataCards.tsx';
import { EmptyState } from './EmptyState.tsx';
import { ErrorState } from './ErrorState.tsx';
import { rowClick } from './row-click.ts';
import { VISUALLY_HIDDEN } from './visually-hidden.ts';

export interface Column<Row> {
  /** Unique in the table. */
  key: string;
  header: string;
  /** Numbers go right. Default left. */
  align?: 'left' | 'right';
  render: (row: Row) => ReactNode;
  /** CSS width. */
  width?: number | string;
  /** On phones: `title` heads the card, `aside` stands opposite of it, `wide` takes a line of its own, `hidden` is left out. */
  onPhone?: 'title' | 'aside' | 'wide' | 'hidden';
  /** The header is there for screen readers alone: for columns of buttons. */
  isHeaderHidden?: boolean;
  /** The header is a button that sorts; needs `sort` and `onSort`. */
  isSortable?: boolean;
}

/** The order that the caller has put the rows in. */
export interface TableSort {
  /** Of a column. */
  key: string;
  isDescending: boolean;
}

export interface DataTableProps<Row> {
  /** Names the table for screen readers. */
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Failure with rows present keeps the rows and adds the error below. */
  load: LoadState;
  onRetry?: () => void;
  empty: { title: string; hint?: string; action?: ReactNode };
  /** Shows "Load more" while there is another page. */
  onLoadMore?: (() => void) | undefined;
  isLoadingMore?: boolean;
  /** Scrolls inside this height, with the header held. */
  maxHeight?: number | string | undefined;
  /** Rows per placeholder while loading. Default 6. */
  loadingRows?: number;
  /** Height of one of them, in pixels, where rows are taller than one line. */
  loadingRowHeight?: number;
  isCompact?: boolean;
  sort?: TableSort;
  onSort?: (key: string) => void;
  /**
   * A click anywhere on a row but its buttons and links. For the mouse alone: a cell must hold a link or
   * button that does the same.
   */
  onRowClick?: (row: Row) => void;
}

/** A list from the server with all its states; turns into cards on phones. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const t = useText(appTexts);
  const isPhone = useMediaQuery((theme: Theme) => theme.breakpoints.down('sm'));
  const { rows, load, empty, isCompact = false } = props;
  if (rows.length === 0 && load.status === 'failed') {
    return (
      <ErrorState
        title={t('notLoaded', { subject: props.label })}
        error={load.error}
        onRetry={props.onRetry}
        isCompact={isCompact}
      />
    );
  }
  if (rows.length === 0 && load.status === 'ready') {
    return <EmptyState {...empty} isCompact={isCompact} />;
  }
  return (
    <Box>
      {isPhone ? <DataCards {...props} /> : <WideTable {...props} />}
      {load.status === 'failed' && (
        <ErrorState
          title={t('notLoaded', { subject: props.label })}
          error={load.error}
          onRetry={props.onRetry}
          isCompact
        />
      )}
      {props.onLoadMore !== undefined && load.status !== 'failed' && (
        <Box sx={{ display: 'flex', justifyContent: 'center', p: 3 }}>
          <Button
            variant="outlined"
            size="small"
            onClick={props.onLoadMore}
            loading={props.isLoadingMore ?? false}
          >
            {t('loadMore')}
          </Button>
        </Box>
      )}
    </Box>
  );
}

function WideTable<Row>(props: DataTableProps<Row>) {
  const { columns, rows, rowKey, label, maxHeight, loadingRows = 6, isCompact = false } = props;
  const { onRowClick } = props;
  return (
    <TableContainer
      // Relative, so that headers for screen readers alone scroll with it and widen no page.
      sx={{ position: 'relative', ...(maxHeight === undefined ? {} : { maxHeight }) }}
      {...(maxHeight === undefined ? {} : { tabIndex: 0, role: 'region', 'aria-label': label })}
    >
      <Table
        stickyHeader={maxHeight !== undefined}
        size={isCompact ? 'small' : 'medium'}
        aria-label={label}
        aria-busy={props.load.status === 'loading'}
        sx={isCompact ? null : EDGES}
      >
        <TableHead>
          <TableRow>
            {columns.map((column) => (
              <HeaderCell
                key={column.key}
                column={column}
                sort={props.sort}
                onSort={props.onSort}
              />
            ))}
          </TableRow>
        </TableHead>
        <TableBody sx={isOutdated(props) ? OUTDATED : null}>
          {rows.length === 0
            ? Array.from({ length: loadingRows }, (_, row) => (
                <TableRow key={row} sx={{ height: props.loadingRowHeight }}>
                  {columns.map((column) => (
                    <TableCell key={column.key}>
                      <Skeleton width={column.align === 'right' ? '60%' : '80%'} />
                    </TableCell>
                  ))}
                </TableRow>
              ))
            : rows.map((row) => (
                <TableRow
                  key={rowKey(row)}
                  hover
                  onClick={rowClick(row, onRowClick)}
                  sx={onRowClick === undefined ? null : { cursor: 'pointer' }}
                >
                  {columns.map((column) => (
                    <TableCell key={column.key} align={column.align ?? 'left'}>
                      {column.render(row)}
                    </TableCell>
                  ))}
                </TableRow>
              ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

interface HeaderCellProps<Row> {
  column: Column<Row>;
  sort: TableSort | undefined;
  onSort: ((key: string) => void) | undefined;
}

function HeaderCell<Row>({ column, sort, onSort }: HeaderCellProps<Row>) {
  const isSorted = sort?.key === column.key;
  const direction = sort?.isDescending === true ? 'desc' : 'asc';
  return (
    <TableCell
      align={column.align ?? 'left'}
      width={column.width}
      sortDirection={isSorted ? direction : false}
    >
      {column.isSortable === true && onSort !== undefined ? (
        <TableSortLabel
          active={isSorted}
          direction={isSorted ? direction : 'asc'}
          onClick={() => {
            onSort(column.key);
          }}
        >
          {column.header}
        </TableSortLabel>
      ) : (
        <Box component="span" sx={column.isHeaderHidden === true ? VISUALLY_HIDDEN : null}>
          {column.header}
        </Box>
      )}
    </TableCell>
  );
}

/** The rows answer an earlier question while the present one loads. */
function isOutdated<Row>({ rows, load }: DataTableProps<Row>): boolean {
  return rows.length > 0 && load.status === 'loading';
}

/** The first and the last column keep the distance of the titles above them. */
const EDGES = { '& tr > :first-of-type': { pl: 4 }, '& tr > :last-of-type': { pr: 4 } } as const;

const OUTDATED = { opacity: 0.55, transition: 'opacity 120ms' } as const;
