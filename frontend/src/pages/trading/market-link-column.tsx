import Box from '@mui/material/Box';
import { Link } from 'react-router-dom';
import type { Column } from '../../components/DataTable.tsx';
import type { Tokens } from '../../components/orders/order-columns.tsx';
import { orderListTexts } from '../../i18n/en/order-lists.ts';
import { textOf } from '../../i18n/i18n.ts';

/** The market as a link to its trading screen. */
export function marketLinkColumn<Row extends { symbol: string; tokenId: string }>(
  tokens: Tokens,
): Column<Row> {
  return {
    key: 'market',
    header: textOf(orderListTexts)('column.market'),
    onPhone: 'title',
    render: (row) => (
      <Box
        component={Link}
        to={`/trade/${row.symbol}`}
        sx={{
          color: 'inherit',
          whiteSpace: 'nowrap',
          textDecoration: 'none',
          '&:hover': { textDecoration: 'underline' },
        }}
      >
        {tokens.get(row.tokenId)?.market ?? row.symbol}
      </Box>
    ),
  };
}
