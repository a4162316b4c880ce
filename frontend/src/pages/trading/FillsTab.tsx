import type { Fill } from '@tokentradex/backend/contracts';
import { DataTable, type Column } from '../../components/DataTable.tsx';
import { Money } from '../../components/Money.tsx';
import { Quantity } from '../../components/Quantity.tsx';
import { useAppDispatch, useAppSelector } from '../../store/index.ts';
import { fetchRecentFills, selectOrders } from '../../store/slices/ordersSlice.ts';
import { selectTokensById } from '../../store/slices/tokensSlice.ts';
import type { AccountTabProps } from './account-tab-props.ts';
import {
  marketColumn,
  priceColumn,
  quantityColumn,
  SIDE_COLUMN,
  timeColumn,
} from './order-columns.tsx';

/** The user's newest trades. */
export function FillsTab({ tokenId, maxHeight }: AccountTabProps) {
  const { fills, fillsLoad } = useAppSelector(selectOrders);
  const tokens = useAppSelector(selectTokensById);
  const dispatch = useAppDispatch();
  const columns: Column<Fill>[] = [
    marketColumn(tokens),
    SIDE_COLUMN,
    priceColumn('Price', tokens, (fill) => fill.price),
    quantityColumn('Quantity', tokens, (fill) => fill.quantity),
    {
      key: 'total',
      header: 'Total',
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
      render: (fill) => (fill.liquidity === 'maker' ? 'Maker' : 'Taker'),
    },
    timeColumn('Time', (fill) => fill.time),
  ];
  return (
    <DataTable
      label="Fills"
      columns={columns}
      rows={fills.filter((fill) => tokenId === undefined || fill.tokenId === tokenId)}
      rowKey={(fill) => `${fill.id}:${fill.orderId}`}
      load={fillsLoad}
      onRetry={() => void dispatch(fetchRecentFills())}
      empty={{ title: 'No fills yet', hint: 'Each trade of yours appears here with its fee.' }}
      loadingRows={3}
      isCompact
      {...(maxHeight === undefined ? {} : { maxHeight })}
    />
  );
}
