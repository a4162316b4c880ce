import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import type { Order, Side, Token } from '@tokentradex/backend/contracts';
import type { Column } from '../../components/DataTable.tsx';
import { Figure } from '../../components/Figure.tsx';
import { Money } from '../../components/Money.tsx';
import { OrderSize } from '../../components/orders/OrderSize.tsx';
import { SideLabel } from '../../components/orders/SideLabel.tsx';
import { Price } from '../../components/Price.tsx';
import { StatusChip } from '../../components/StatusChip.tsx';
import { filledPercent } from '../../lib/fill-share.ts';
import { describeOrderType, describeReason } from '../../lib/order-words.ts';
import { formatDateTime } from '../../lib/time-text.ts';

type Tokens = ReadonlyMap<string, Token>;

/** The market as a button that opens the order's details. */
export function marketColumn<Row extends { tokenId: string; symbol: string }>(
  tokens: Tokens,
  orderIdOf: (row: Row) => string,
  onOpen: (orderId: string) => void,
): Column<Row> {
  return {
    key: 'market',
    header: 'Market',
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

export function sideColumn<Row extends { side: Side }>(): Column<Row> {
  return {
    key: 'side',
    header: 'Side',
    onPhone: 'title',
    render: ({ side }) => <SideLabel side={side} />,
  };
}

export function timeColumn<Row>(header: string, timeOf: (row: Row) => string): Column<Row> {
  return {
    key: 'time',
    header,
    onPhone: 'wide',
    render: (row) => (
      <Figure sx={{ color: 'text.secondary' }}>{formatDateTime(timeOf(row))}</Figure>
    ),
  };
}

export const TYPE_COLUMN: Column<Order> = {
  key: 'type',
  header: 'Type',
  render: (order) => describeOrderType(order),
};

export function priceColumn(tokens: Tokens): Column<Order> {
  return {
    key: 'price',
    header: 'Price',
    align: 'right',
    render: (order) =>
      order.price === null ? (
        <Figure tone="muted">Market</Figure>
      ) : (
        <Price value={order.price} tick={tokens.get(order.tokenId)?.tickSize} />
      ),
  };
}

export function averageColumn(tokens: Tokens): Column<Order> {
  return {
    key: 'average',
    header: 'Average',
    align: 'right',
    render: (order) => (
      <Price value={order.averagePrice} tick={tokens.get(order.tokenId)?.tickSize} />
    ),
  };
}

export const SIZE_COLUMN: Column<Order> = {
  key: 'size',
  header: 'Quantity',
  align: 'right',
  render: (order) => <OrderSize order={order} />,
};

/** How much of the order is filled, as a bar and in words. */
export const FILLED_COLUMN: Column<Order> = {
  key: 'filled',
  header: 'Filled',
  align: 'right',
  render: (order) => {
    const percent = filledPercent(order);
    return (
      <Box
        component="span"
        sx={{ display: 'inline-flex', alignItems: 'center', gap: 2, verticalAlign: 'middle' }}
      >
        <Box
          component="span"
          aria-hidden
          sx={{
            width: 40,
            height: 4,
            borderRadius: 1,
            bgcolor: 'surface.hover',
            overflow: 'hidden',
          }}
        >
          <Box
            component="span"
            sx={{ display: 'block', width: `${percent}%`, height: '100%', bgcolor: 'primary.main' }}
          />
        </Box>
        <Figure sx={{ minWidth: 36, textAlign: 'right' }}>{percent.split('.')[0]}%</Figure>
      </Box>
    );
  },
};

export const VALUE_COLUMN: Column<Order> = {
  key: 'value',
  header: 'Traded',
  align: 'right',
  render: (order) => <Money value={order.quoteFilled} />,
};

export const STATUS_COLUMN: Column<Order> = {
  key: 'status',
  header: 'Status',
  onPhone: 'aside',
  render: (order) => (
    <StatusChip
      status={order.status}
      title={order.reason === null ? undefined : describeReason(order.reason)}
    />
  ),
};
