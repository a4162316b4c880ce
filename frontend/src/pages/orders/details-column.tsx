import Link from '@mui/material/Link';
import type { Column } from '../../components/DataTable.tsx';
import type { Tokens } from '../../components/orders/order-columns.tsx';
import { orderListTexts } from '../../i18n/en/order-lists.ts';
import { textOf } from '../../i18n/i18n.ts';

/** The market as a button that opens the order's details. */
export function detailsColumn<Row extends { tokenId: string; symbol: string }>(
  tokens: Tokens,
  orderIdOf: (row: Row) => string,
  onOpen: (orderId: string) => void,
): Column<Row> {
  return {
    key: 'market',
    header: textOf(orderListTexts)('column.market'),
    onPhone: 'title',
    render: (row) => (
      <Link
        component="button"
        type="button"
        color="inherit"
        underline="hover"
        onClick={() => {
          onOpen(orderIdOf(row));
        }}
        sx={{
          fontWeight: 560,
          fontSize: 'inherit',
          verticalAlign: 'baseline',
          whiteSpace: 'nowrap',
        }}
      >
        {tokens.get(row.tokenId)?.market ?? row.symbol}
      </Link>
    ),
  };
}
