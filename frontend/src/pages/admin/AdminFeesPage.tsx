import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import type { FeeTier } from '@tokentradex/backend/contracts';
import { useState } from 'react';
import { DataTable, type Column } from '../../components/DataTable.tsx';
import { Figure } from '../../components/Figure.tsx';
import { Money } from '../../components/Money.tsx';
import { Page } from '../../components/Page.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { useLoaded } from '../../components/use-loaded.ts';
import { adminTexts } from '../../i18n/en/admin.ts';
import { useText } from '../../i18n/use-text.ts';
import { api } from '../../services/api.ts';
import { useAppSelector } from '../../store/index.ts';
import { selectCan } from '../../store/slices/authSlice.ts';
import { selectQuoteToken } from '../../store/slices/tokensSlice.ts';
import { FeeTiersDialog } from './FeeTiersDialog.tsx';

/** The rates by volume that every user pays. */
export function AdminFeesPage() {
  const t = useText(adminTexts);
  const { data, load, reload } = useLoaded(api.fees.schedule);
  const quoteSymbol = useAppSelector(selectQuoteToken)?.symbol ?? '';
  const mayWrite = useAppSelector((state) => selectCan(state, 'fees:write'));
  const [isEditing, setIsEditing] = useState(false);
  const tiers = data?.tiers ?? [];
  const columns: Column<FeeTier>[] = [
    {
      key: 'volume',
      header: t('feeTiers.minVolume'),
      onPhone: 'title',
      render: ({ minVolume }) => <Money value={minVolume} symbol={quoteSymbol} />,
    },
    {
      key: 'maker',
      header: t('feeTiers.maker'),
      align: 'right',
      render: ({ makerFeeBps }) => <Figure>{makerFeeBps}</Figure>,
    },
    {
      key: 'taker',
      header: t('feeTiers.taker'),
      align: 'right',
      render: ({ takerFeeBps }) => <Figure>{takerFeeBps}</Figure>,
    },
  ];
  return (
    <Page title={t('feeTiers.title')}>
      <PageHeader
        title={t('feeTiers.title')}
        subtitle={t('feeTiers.subtitle')}
        actions={
          mayWrite &&
          data !== null && (
            <Button
              variant="contained"
              onClick={() => {
                setIsEditing(true);
              }}
            >
              {t('feeTiers.change')}
            </Button>
          )
        }
      />
      <Card>
        <DataTable
          label={t('feeTiers.tiers')}
          columns={columns}
          rows={tiers}
          rowKey={({ minVolume }) => minVolume}
          load={load}
          onRetry={reload}
          empty={{ title: t('feeTiers.none'), hint: t('feeTiers.noneHint') }}
        />
      </Card>
      {isEditing && (
        <FeeTiersDialog
          tiers={tiers}
          onClose={() => {
            setIsEditing(false);
          }}
          onDone={reload}
        />
      )}
    </Page>
  );
}
