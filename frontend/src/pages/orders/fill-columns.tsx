import type { Fill, Token } from '@tokentradex/backend/contracts';
import type { Column } from '../../components/DataTable.tsx';
import { Money } from '../../components/Money.tsx';
import { Price } from '../../components/Price.tsx';
import { Quantity } from '../../components/Quantity.tsx';

type Tokens = ReadonlyMap<string, Token>;

/** Price, quantity, cash, fee and role of a fill. */
export function fillColumns(tokens: Tokens): Column<Fill>[] {
  return [
    {
      key: 'price',
      header: 'Price',
      align: 'right',
      render: (fill) => <Price value={fill.price} tick={tokens.get(fill.tokenId)?.tickSize} />,
    },
    {
      key: 'quantity',
      header: 'Quantity',
      align: 'right',
      render: (fill) => <Quantity value={fill.quantity} lot={tokens.get(fill.tokenId)?.lotSize} />,
    },
    {
      key: 'value',
      header: 'Value',
      align: 'right',
      render: (fill) => <Money value={fill.quoteAmount} />,
    },
    {
      key: 'fee',
      header: 'Fee',
      align: 'right',
      render: (fill) => <Quantity value={fill.fee} symbol={fill.feeSymbol} />,
    },
    {
      key: 'liquidity',
      header: 'Role',
      render: ({ liquidity }) => (liquidity === 'maker' ? 'Maker' : 'Taker'),
    },
  ];
}
