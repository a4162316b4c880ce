import type { DecimalString } from '@tokentradex/backend/contracts';
import type { Column } from '../../components/DataTable.tsx';
import type { feesTexts } from '../../i18n/en/fees.ts';
import type { Translate } from '../../i18n/i18n.ts';
import { FeeRate } from '../../components/FeeRate.tsx';

interface FeeRates {
  makerFeeBps: DecimalString;
  takerFeeBps: DecimalString;
}

/** What who waited on the book pays, and who traded at once. */
export function feeRateColumns(t: Translate<typeof feesTexts.english>): Column<FeeRates>[] {
  return [
    {
      key: 'maker',
      header: t('maker'),
      align: 'right',
      render: ({ makerFeeBps }) => <FeeRate bps={makerFeeBps} />,
    },
    {
      key: 'taker',
      header: t('taker'),
      align: 'right',
      render: ({ takerFeeBps }) => <FeeRate bps={takerFeeBps} />,
    },
  ];
}
