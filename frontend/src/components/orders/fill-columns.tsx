import type { Fill } from '@tokentradex/backend/contracts';
import { orderListTexts } from '../../i18n/en/order-lists.ts';
import { textOf } from '../../i18n/i18n.ts';
import { formatFeeRate } from '../../lib/basis-points.ts';
import type { Column } from '../DataTable.tsx';
import { Money } from '../Money.tsx';
import { Price } from '../Price.tsx';
import { Quantity } from '../Quantity.tsx';
import type { Tokens } from './order-columns.tsx';

function rateOf({ feeRateBps }: Fill): string | undefined {
  return feeRateBps === null ? undefined : formatFeeRate(feeRateBps);
}

/** Price, quantity, cash, fee and role of a fill. */
export function fillColumns(tokens: Tokens): Column<Fill>[] {
  const t = textOf(orderListTexts);
  return [
    {
      key: 'price',
      header: t('column.price'),
      align: 'right',
      render: (fill) => <Price value={fill.price} tick={tokens.get(fill.tokenId)?.tickSize} />,
    },
    {
      key: 'quantity',
      header: t('column.quantity'),
      align: 'right',
      render: (fill) => <Quantity value={fill.quantity} lot={tokens.get(fill.tokenId)?.lotSize} />,
    },
    {
      key: 'value',
      header: t('column.value'),
      align: 'right',
      render: (fill) => <Money value={fill.quoteAmount} />,
    },
    {
      key: 'fee',
      header: t('column.fee'),
      align: 'right',
      render: (fill) => (
        <span title={rateOf(fill)}>
          <Quantity value={fill.fee} symbol={fill.feeSymbol} />
        </span>
      ),
    },
    {
      key: 'liquidity',
      header: t('column.role'),
      render: ({ liquidity }) => t(`role.${liquidity}`),
    },
  ];
}
