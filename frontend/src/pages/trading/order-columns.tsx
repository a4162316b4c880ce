import Box from '@mui/material/Box';
import type { Order, Token } from '@tokentradex/backend/contracts';
import { Link } from 'react-router-dom';
import type { Column } from '../../components/DataTable.tsx';
import { Figure } from '../../components/Figure.tsx';
import { Price } from '../../components/Price.tsx';
import { SideLabel } from '../../components/orders/SideLabel.tsx';
import { Quantity } from '../../components/Quantity.tsx';
import { describeOrderType } from '../../lib/order-words.ts';
import { formatDateTime } from '../../lib/time-text.ts';

type Tokens = ReadonlyMap<string, Token>;

export function marketColumn<Row extends { symbol: string; tokenId: string }>(
  tokens: Tokens,
): Column<Row> {
  return {
    key: 'market',
    header: 'Market',
    onPhone: 'title',
    render: (row) => (
      <Box
        component={Link}
        to={`/trade/${row.symbol}`}
        sx={{
          color: 'inherit',
          textDecoration: 'none',
          '&:hover': { textDecoration: 'underline' },
        }}
      >
        {tokens.get(row.tokenId)?.market ?? row.symbol}
      </Box>
    ),
  };
}

export const SIDE_COLUMN: Column<{ side: 'buy' | 'sell' }> = {
  key: 'side',
  header: 'Side',
  onPhone: 'title',
  render: ({ side }) => <SideLabel side={side} />,
};

export const TYPE_COLUMN: Column<Order> = {
  key: 'type',
  header: 'Type',
  render: describeOrderType,
};

export function timeColumn<Row>(header: string, timeOf: (row: Row) => string): Column<Row> {
  return { key: 'time', header, render: (row) => <Figure>{formatDateTime(timeOf(row))}</Figure> };
}

export function priceColumn<Row extends { tokenId: string }>(
  header: string,
  tokens: Tokens,
  valueOf: (row: Row) => string | null,
): Column<Row> {
  return {
    key: header,
    header,
    align: 'right',
    render: (row) => <Price value={valueOf(row)} tick={tokens.get(row.tokenId)?.tickSize} />,
  };
}

export function quantityColumn<Row extends { tokenId: string }>(
  header: string,
  tokens: Tokens,
  valueOf: (row: Row) => string | null,
): Column<Row> {
  return {
    key: header,
    header,
    align: 'right',
    render: (row) => <Quantity value={valueOf(row)} lot={tokens.get(row.tokenId)?.lotSize} />,
  };
}
