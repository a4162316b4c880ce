import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import useMediaQuery from '@mui/material/useMediaQuery';
import type { Theme } from '@mui/material/styles';
import type { ReactNode } from 'react';
import type { LoadState } from '../store/load-state.ts';
import { DataCards } from './DataCards.tsx';
import { EmptyState } from './EmptyState.tsx';
import { ErrorState } from './ErrorState.tsx';

export interface Column<Row> {
  /** Unique in the table. */
  key: string;
  header: string;
  /** Numbers go right. Default left. */
  align?: 'left' | 'right';
  render: (row: Row) => ReactNode;
  /** CSS width. */
  width?: number | string;
  /** On phones: `title` heads the card, `aside` stands opposite of it, `hidden` is left out. */
  onPhone?: 'title' | 'aside' | 'hidden';
  /** The header is there for screen readers alone: for columns of buttons. */
  isHeaderHidden?: boolean;
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
  maxHeight?: number | string;
  /** Rows per placeholder while loading. Default 6. */
  loadingRows?: number;
  isCompact?: boolean;
}

/** A list from the server with all its states; turns into cards on phones. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const isPhone = useMediaQuery((theme: Theme) => theme.breakpoints.down('sm'));
  const { rows, load, empty, isCompact = false } = props;
  if (rows.length === 0 && load.status === 'failed') {
    return (
      <ErrorState
        title={`${props.label} could not be loaded`}
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
          title={`${props.label} could not be loaded`}
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
            Load more
          </Button>
        </Box>
      )}
    </Box>
  );
}

function WideTable<Row>(props: DataTableProps<Row>) {
  const { columns, rows, rowKey, label, maxHeight, loadingRows = 6, isCompact = false } = props;
  return (
    <TableContainer
      sx={{ ...(maxHeight === undefined ? {} : { maxHeight }) }}
      {...(maxHeight === undefined ? {} : { tabIndex: 0, role: 'region', 'aria-label': label })}
    >
      <Table
        stickyHeader={maxHeight !== undefined}
        size={isCompact ? 'small' : 'medium'}
        aria-label={label}
        aria-busy={props.load.status === 'loading'}
      >
        <TableHead>
          <TableRow>
            {columns.map((column) => (
              <TableCell key={column.key} align={column.align ?? 'left'} width={column.width}>
                <Box component="span" sx={column.isHeaderHidden === true ? HIDDEN : null}>
                  {column.header}
                </Box>
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.length === 0
            ? Array.from({ length: loadingRows }, (_, row) => (
                <TableRow key={row}>
                  {columns.map((column) => (
                    <TableCell key={column.key}>
                      <Skeleton width={column.align === 'right' ? '60%' : '80%'} />
                    </TableCell>
                  ))}
                </TableRow>
              ))
            : rows.map((row) => (
                <TableRow key={rowKey(row)} hover>
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

const HIDDEN = {
  position: 'absolute',
  width: 1,
  height: 1,
  overflow: 'hidden',
  clipPath: 'inset(50%)',
} as const;
