import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import type { Column, DataTableProps } from './DataTable.tsx';
import { rowClick } from './row-click.ts';
import { VISUALLY_HIDDEN } from './visually-hidden.ts';
import { wholeRows } from './whole-rows.ts';

function isBodyColumn<Row>(column: Column<Row>): boolean {
  return column.onPhone === undefined || column.onPhone === 'wide';
}

interface CardProps<Row> {
  row: Row;
  columns: readonly Column<Row>[];
  onRowClick: ((row: Row) => void) | undefined;
}

function Card<Row>({ row, columns, onRowClick }: CardProps<Row>) {
  // What renders nothing leaves no name and no gap either.
  const cells = columns
    .map((column) => ({ column, content: column.render(row) }))
    .filter(({ content }) => content !== null && content !== false);
  const titles = cells.filter(({ column }) => column.onPhone === 'title');
  const asides = cells.filter(({ column }) => column.onPhone === 'aside');
  const body = cells.filter(({ column }) => isBodyColumn(column));
  const whole = wholeRows(body.map(({ column }) => column));
  return (
    <Box
      component="li"
      onClick={rowClick(row, onRowClick)}
      sx={{ px: 4, py: 3, borderBottom: 1, borderColor: 'divider', '&:last-child': { border: 0 } }}
    >
      {titles.length + asides.length > 0 && (
        <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 3, mb: 2 }}>
          <Box
            sx={{ display: 'flex', gap: 2, alignItems: 'center', flexWrap: 'wrap', minWidth: 0 }}
          >
            {titles.map(({ column, content }) => (
              <Box key={column.key} sx={{ typography: 'subtitle2', minWidth: 0 }}>
                {content}
              </Box>
            ))}
          </Box>
          <Box sx={{ display: 'flex', gap: 2, alignItems: 'center', flexShrink: 0 }}>
            {asides.map(({ column, content }) => (
              <Box key={column.key}>{content}</Box>
            ))}
          </Box>
        </Box>
      )}
      <Box
        component="dl"
        sx={{
          m: 0,
          display: 'grid',
          gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
          columnGap: 6,
          rowGap: 1.5,
        }}
      >
        {body.map(({ column, content }) => (
          <Box
            key={column.key}
            sx={{
              display: 'flex',
              alignItems: 'baseline',
              justifyContent: 'space-between',
              gap: 2,
              ...(whole.has(column.key) ? { gridColumn: '1 / -1' } : {}),
            }}
          >
            <Typography
              component="dt"
              variant="label"
              sx={column.isHeaderHidden === true ? VISUALLY_HIDDEN : { color: 'text.secondary' }}
            >
              {column.header}
            </Typography>
            <Box
              component="dd"
              sx={{ m: 0, ml: 'auto', typography: 'caption', textAlign: 'right', minWidth: 0 }}
            >
              {content}
            </Box>
          </Box>
        ))}
      </Box>
    </Box>
  );
}

/** The phone's form of a DataTable: one card per row, with names beside values. */
export function DataCards<Row>(props: DataTableProps<Row>) {
  const { rows, columns, rowKey, label, loadingRows = 6 } = props;
  return (
    <Box component="ul" aria-label={label} sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {rows.length === 0
        ? Array.from({ length: loadingRows }, (_, row) => (
            <Box component="li" key={row} sx={{ px: 4, py: 3 }}>
              <Skeleton width="45%" />
              <Skeleton width="90%" />
            </Box>
          ))
        : rows.map((row) => (
            <Card key={rowKey(row)} row={row} columns={columns} onRowClick={props.onRowClick} />
          ))}
    </Box>
  );
}
