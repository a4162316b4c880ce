import Button from '@mui/material/Button';
import type { Adjustment } from '@tokentradex/backend/contracts';
import { useState } from 'react';
import { Figure } from '../../components/Figure.tsx';
import { Page } from '../../components/Page.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { useUrlParams } from '../../components/use-url-params.ts';
import { adjustmentTexts } from '../../i18n/en/adjustments.ts';
import { useText } from '../../i18n/use-text.ts';
import { oneOf } from '../../lib/one-of.ts';
import { adminApi } from '../../services/admin-api.ts';
import { useAppSelector } from '../../store/index.ts';
import { selectCan, selectUser } from '../../store/slices/authSlice.ts';
import {
  adjustmentColumns,
  deciderColumn,
  expiryColumn,
  statusColumn,
} from './adjustment-columns.tsx';
import { DecideAdjustmentDialog } from './DecideAdjustmentDialog.tsx';
import { DecisionButtons } from './DecisionButtons.tsx';
import { ProposeAdjustmentDialog } from './ProposeAdjustmentDialog.tsx';
import { QueueCard } from './QueueCard.tsx';
import { useQueue } from './use-queue.ts';

const TABS = ['proposed', 'approved', 'rejected', 'expired', 'all'] as const;
type TabValue = (typeof TABS)[number];

interface Decision {
  adjustment: Adjustment;
  decision: 'approve' | 'reject';
}

interface DecideButtonsProps {
  adjustment: Adjustment;
  ownId: string | undefined;
  onDecide: (decision: Decision) => void;
}

function DecideButtons({ adjustment, ownId, onDecide }: DecideButtonsProps) {
  const t = useText(adjustmentTexts);
  if (adjustment.proposedBy.id === ownId) return <Figure tone="muted">{t('ownProposal')}</Figure>;
  if (adjustment.user.id === ownId) return <Figure tone="muted">{t('ownAccount')}</Figure>;
  const of = {
    amount: `${adjustment.amount} ${adjustment.symbol}`,
    name: adjustment.user.username,
  };
  return (
    <DecisionButtons
      approve={{ text: t('approve'), name: t('approveOf', of) }}
      reject={{ text: t('reject'), name: t('rejectOf', of) }}
      onDecide={(decision) => {
        onDecide({ adjustment, decision });
      }}
    />
  );
}

function useColumns(tab: TabValue, onDecide: (decision: Decision) => void) {
  const t = useText(adjustmentTexts);
  const mayDecide = useAppSelector((state) => selectCan(state, 'adjustments:decide'));
  const ownId = useAppSelector(selectUser)?.id;
  const columns = adjustmentColumns(t);
  const isOpen = tab === 'proposed';
  if (tab === 'all') columns.push(statusColumn(t));
  columns.push(isOpen || tab === 'expired' ? expiryColumn(t) : deciderColumn(t));
  if (!mayDecide || (!isOpen && tab !== 'all')) return columns;
  columns.push({
    key: 'decide',
    header: t('decide'),
    isHeaderHidden: true,
    align: 'right',
    onPhone: 'wide',
    render: (adjustment) =>
      adjustment.status === 'proposed' && (
        <DecideButtons adjustment={adjustment} ownId={ownId} onDecide={onDecide} />
      ),
  });
  return columns;
}

export function AdminAdjustmentsPage() {
  const t = useText(adjustmentTexts);
  const [params, change] = useUrlParams();
  const [decision, setDecision] = useState<Decision | null>(null);
  const [isProposing, setIsProposing] = useState(false);
  const mayPropose = useAppSelector((state) => selectCan(state, 'adjustments:propose'));
  const tab = oneOf(TABS, params.get('status')) ?? 'proposed';
  const list = useQueue(tab, adminApi.adjustments.list);
  const columns = useColumns(tab, setDecision);
  return (
    <Page title={t('title')}>
      <PageHeader
        title={t('title')}
        subtitle={t('subtitle')}
        actions={
          mayPropose && (
            <Button
              variant="contained"
              onClick={() => {
                setIsProposing(true);
              }}
            >
              {t('propose')}
            </Button>
          )
        }
      />
      <QueueCard
        label={t('title')}
        tabsLabel={t('byStatus')}
        tabs={TABS.map((value) => ({ value, label: t(`tab.${value}`) }))}
        tab={tab}
        onTab={(value) => {
          change({ status: value === 'proposed' ? null : value });
        }}
        columns={columns}
        list={list}
        empty={
          tab === 'proposed'
            ? { title: t('nothingWaits'), hint: t('nothingWaitsHint') }
            : { title: t('none') }
        }
      />
      {isProposing && (
        <ProposeAdjustmentDialog
          onClose={() => {
            setIsProposing(false);
          }}
          onDone={list.reload}
        />
      )}
      {decision !== null && (
        <DecideAdjustmentDialog
          {...decision}
          onClose={() => {
            setDecision(null);
          }}
          onDone={list.reload}
        />
      )}
    </Page>
  );
}
