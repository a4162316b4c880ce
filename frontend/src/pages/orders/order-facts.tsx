import Link from '@mui/material/Link';
import type { Order, Token } from '@tokentradex/backend/contracts';
import { CopyableText } from '../../components/CopyableText.tsx';
import type { Fact } from '../../components/FactList.tsx';
import { Money } from '../../components/Money.tsx';
import { Price } from '../../components/Price.tsx';
import { Quantity } from '../../components/Quantity.tsx';
import { orderListTexts } from '../../i18n/en/order-lists.ts';
import { textOf } from '../../i18n/i18n.ts';
import {
  describeCondition,
  describeOrderType,
  describeTimeInForce,
} from '../../lib/order-words.ts';
import { formatDateTime } from '../../lib/time-text.ts';

type NamedFact = Fact | null;

/** What sets the order off, when it did, and what it is paired with. */
function conditionFacts(order: Order, onOpen: (orderId: string) => void): NamedFact[] {
  const t = textOf(orderListTexts);
  const condition = describeCondition(order);
  const { linkedOrderId, triggeredAt } = order;
  return [
    condition === null ? null : { name: t('column.condition'), value: condition },
    triggeredAt === null ? null : { name: t('fact.triggered'), value: formatDateTime(triggeredAt) },
    linkedOrderId === null
      ? null
      : {
          name: t('fact.linked'),
          value: (
            <Link
              component="button"
              type="button"
              onClick={() => {
                onOpen(linkedOrderId);
              }}
              sx={{ fontSize: 'inherit', verticalAlign: 'baseline' }}
            >
              {linkedOrderId}
            </Link>
          ),
        },
  ];
}

function sizeFact(order: Order, lot: string | undefined): Fact {
  const t = textOf(orderListTexts);
  return order.quantity === null
    ? { name: t('fact.amount'), value: <Money value={order.quoteQuantity} /> }
    : {
        name: t('column.quantity'),
        value: <Quantity value={order.quantity} lot={lot} symbol={order.symbol} />,
      };
}

/** The terms of an order and what became of them, each with its name. */
export function factsOfOrder(
  order: Order,
  token: Token | undefined,
  onOpen: (orderId: string) => void,
): Fact[] {
  const t = textOf(orderListTexts);
  const tick = token?.tickSize;
  const lot = token?.lotSize;
  const facts: NamedFact[] = [
    { name: t('column.type'), value: describeOrderType(order) },
    ...conditionFacts(order, onOpen),
    { name: t('fact.limitPrice'), value: <Price value={order.price} tick={tick} /> },
    { name: t('fact.averagePrice'), value: <Price value={order.averagePrice} tick={tick} /> },
    sizeFact(order, lot),
    order.displayQuantity === null
      ? null
      : {
          name: t('fact.shown'),
          value: <Quantity value={order.displayQuantity} lot={lot} symbol={order.symbol} />,
        },
    {
      name: t('column.filled'),
      value: <Quantity value={order.filledQuantity} lot={lot} symbol={order.symbol} />,
    },
    { name: t('fact.remaining'), value: <Quantity value={order.remainingQuantity} lot={lot} /> },
    { name: t('fact.traded'), value: <Money value={order.quoteFilled} /> },
    {
      name: t('fact.fees'),
      value: <Quantity value={order.fees} symbol={order.feeSymbol} />,
    },
    {
      name: t('fact.timeInForce'),
      value: describeTimeInForce(order.timeInForce, order.expiresAt),
    },
    { name: t('column.placed'), value: formatDateTime(order.createdAt) },
    { name: t('fact.changed'), value: formatDateTime(order.updatedAt) },
    {
      name: t('fact.id'),
      value: <CopyableText text={order.id} label={t('fact.idLabel')} />,
    },
    order.clientOrderId === null
      ? null
      : {
          name: t('fact.clientId'),
          value: <CopyableText text={order.clientOrderId} label={t('fact.clientIdLabel')} />,
        },
  ];
  return facts.filter((fact) => fact !== null);
}
