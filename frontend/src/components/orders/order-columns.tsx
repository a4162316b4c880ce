import Box from '@mui/material/Box';
import type { Order, Side, Token } from '@tokentradex/backend/contracts';
import type { ReactNode } from 'react';
import { orderListTexts } from '../../i18n/en/order-lists.ts';
import { textOf } from '../../i18n/i18n.ts';
import { filledPercent } from '../../lib/fill-share.ts';
import {
  describeCondition,
  describeOrderMarks,
  describeOrderType,
  describeReason,
  describeTimeInForce,
  orderTypeName,
} from '../../lib/order-words.ts';
import { formatClock, formatDateTime } from '../../lib/time-text.ts';
import type { Column } from '../DataTable.tsx';
import { Figure } from '../Figure.tsx';
import { Money } from '../Money.tsx';
import { Price } from '../Price.tsx';
import { StatusChip } from '../StatusChip.tsx';
import { AmendInput } from './AmendInput.tsx';
import { OrderSize } from './OrderSize.tsx';
import { SideLabel } from './SideLabel.tsx';
import type { AmendState } from './use-amend-order.ts';

export type Tokens = ReadonlyMap<string, Token>;

/** The word of the market where there is no price. */
function AtMarket() {
  return <Figure tone="muted">{textOf(orderListTexts)('atMarket')}</Figure>;
}

export function sideColumn<Row extends { side: Side }>(): Column<Row> {
  return {
    key: 'side',
    header: textOf(orderListTexts)('column.side'),
    onPhone: 'title',
    render: ({ side }) => <SideLabel side={side} />,
  };
}

function TypeText({ order }: { order: Order }) {
  return (
    <Box
      component="span"
      title={describeTimeInForce(order.timeInForce, order.expiresAt)}
      sx={{ whiteSpace: 'nowrap' }}
    >
      {describeOrderType(order)}
    </Box>
  );
}

export function typeColumn(): Column<Order> {
  return {
    key: 'type',
    header: textOf(orderListTexts)('column.type'),
    render: (order) => <TypeText order={order} />,
  };
}

interface ConditionProps {
  order: Order;
  tokens: Tokens;
  amend: AmendState | undefined;
}

/** What sets the order off, or the field that its stop price is typed over in; null for neither. */
function conditionOf({ order, tokens, amend }: ConditionProps) {
  const step = tokens.get(order.tokenId)?.tickSize;
  if (amend?.orderId === order.id && amend.draft.stopPrice !== undefined && step !== undefined) {
    return <AmendInput order={order} field="stopPrice" amend={amend} step={step} isFirst={false} />;
  }
  return describeCondition(order);
}

/** What sets the order off. @param amend lets a stop price be typed over. */
export function conditionColumn(tokens: Tokens, amend?: AmendState): Column<Order> {
  return {
    key: 'condition',
    header: textOf(orderListTexts)('column.condition'),
    onPhone: 'wide',
    render: (order) => conditionOf({ order, tokens, amend }),
  };
}

/** A second, smaller line of a cell in a narrow table. */
function SmallLine({ children }: { children: ReactNode }) {
  return (
    <Box sx={{ color: 'text.secondary', fontSize: '0.6875rem', lineHeight: 1.35 }}>{children}</Box>
  );
}

/** The type with its marks and what sets it off below it, where there is no room for more columns. */
export function narrowTypeColumn(tokens: Tokens, amend?: AmendState): Column<Order> {
  return {
    key: 'type',
    header: textOf(orderListTexts)('column.type'),
    onPhone: 'wide',
    render: (order) => {
      const condition = conditionOf({ order, tokens, amend });
      const marks = describeOrderMarks(order);
      return (
        <>
          <Box
            title={describeTimeInForce(order.timeInForce, order.expiresAt)}
            sx={{ whiteSpace: 'nowrap' }}
          >
            {orderTypeName(order.orderType)}
          </Box>
          {marks !== '' && <SmallLine>{marks}</SmallLine>}
          {condition !== null && <SmallLine>{condition}</SmallLine>}
        </>
      );
    },
  };
}

/** The limit price. @param amend lets it be typed over. */
export function priceColumn(tokens: Tokens, amend?: AmendState): Column<Order> {
  return {
    key: 'price',
    header: textOf(orderListTexts)('column.price'),
    align: 'right',
    render: (order) => {
      const tick = tokens.get(order.tokenId)?.tickSize;
      const isOpen = amend?.orderId === order.id && amend.draft.price !== undefined;
      if (isOpen && tick !== undefined) {
        return <AmendInput order={order} field="price" amend={amend} step={tick} isFirst />;
      }
      return order.price === null ? <AtMarket /> : <Price value={order.price} tick={tick} />;
    },
  };
}

/** How much it asks for. @param amend lets it be typed over. */
export function sizeColumn(tokens: Tokens, amend?: AmendState): Column<Order> {
  return {
    key: 'size',
    header: textOf(orderListTexts)('column.quantity'),
    align: 'right',
    render: (order) => {
      const lot = tokens.get(order.tokenId)?.lotSize;
      const isOpen = amend?.orderId === order.id && amend.draft.quantity !== undefined;
      if (isOpen && lot !== undefined) {
        const isFirst = amend.draft.price === undefined;
        return (
          <AmendInput order={order} field="quantity" amend={amend} step={lot} isFirst={isFirst} />
        );
      }
      return <OrderSize order={order} />;
    },
  };
}

export function averageColumn(tokens: Tokens): Column<Order> {
  return {
    key: 'average',
    header: textOf(orderListTexts)('column.average'),
    align: 'right',
    render: (order) => (
      <Price value={order.averagePrice} tick={tokens.get(order.tokenId)?.tickSize} />
    ),
  };
}

/** How much of the order is filled, as a bar and in words. */
export function filledColumn(): Column<Order> {
  return {
    key: 'filled',
    header: textOf(orderListTexts)('column.filled'),
    align: 'right',
    render: (order) => <FilledShare percent={filledPercent(order)} />,
  };
}

/** How much of the order is filled, in few words. */
export function filledPercentColumn(): Column<Order> {
  return {
    ...filledColumn(),
    render: (order) => <Figure>{filledPercent(order).split('.')[0]}%</Figure>,
  };
}

function FilledShare({ percent }: { percent: string }) {
  return (
    <Box
      component="span"
      sx={{ display: 'inline-flex', alignItems: 'center', gap: 2, verticalAlign: 'middle' }}
    >
      <Box
        component="span"
        aria-hidden
        sx={{ width: 40, height: 4, borderRadius: 1, bgcolor: 'surface.hover', overflow: 'hidden' }}
      >
        <Box
          component="span"
          // Not in `sx`: each value would become a CSS rule that stays as long as the page.
          style={{ width: `${percent}%` }}
          sx={{ display: 'block', height: '100%', bgcolor: 'primary.main' }}
        />
      </Box>
      <Figure sx={{ minWidth: 36, textAlign: 'right' }}>{percent.split('.')[0]}%</Figure>
    </Box>
  );
}

/** The cash that traded. */
export function valueColumn(): Column<Order> {
  return {
    key: 'value',
    header: textOf(orderListTexts)('column.traded'),
    align: 'right',
    render: (order) => <Money value={order.quoteFilled} />,
  };
}

/** Of an open order. */
export function statusColumn(): Column<Order> {
  return {
    key: 'status',
    header: textOf(orderListTexts)('column.status'),
    onPhone: 'aside',
    render: (order) => <StatusChip status={order.status} />,
  };
}

/** Of a closed order: how it ended and, when it did not fill, why. */
export function outcomeColumn(): Column<Order> {
  return {
    key: 'status',
    header: textOf(orderListTexts)('column.status'),
    onPhone: 'wide',
    render: (order) => (
      <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 2 }}>
        <StatusChip status={order.status} />
        {order.reason !== null && (
          <Box component="span" sx={{ color: 'text.secondary', whiteSpace: 'normal' }}>
            {describeReason(order.reason)}
          </Box>
        )}
      </Box>
    ),
  };
}

/** The same with the reason below the state. */
export function narrowOutcomeColumn(): Column<Order> {
  return {
    ...outcomeColumn(),
    render: (order) => (
      <>
        <StatusChip status={order.status} />
        {order.reason !== null && <SmallLine>{describeReason(order.reason)}</SmallLine>}
      </>
    ),
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

/** Times of today without the date. */
export function narrowTimeColumn<Row>(header: string, timeOf: (row: Row) => string): Column<Row> {
  return {
    ...timeColumn(header, timeOf),
    render: (row) => {
      const time = timeOf(row);
      const isToday = new Date(time).toDateString() === new Date().toDateString();
      return (
        <span title={formatDateTime(time)}>
          <Figure sx={{ color: 'text.secondary' }}>
            {isToday ? formatClock(time) : formatDateTime(time)}
          </Figure>
        </span>
      );
    },
  };
}
