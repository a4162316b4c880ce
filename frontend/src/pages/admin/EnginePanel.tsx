import CheckCircleIcon from '@mui/icons-material/CheckCircleOutlined';
import ErrorIcon from '@mui/icons-material/ErrorOutlined';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { AdminOverview } from '@tokentradex/backend/contracts';
import { FactList } from '../../components/FactList.tsx';
import { LoadingState } from '../../components/LoadingState.tsx';
import { Panel } from '../../components/Panel.tsx';
import { adminTexts } from '../../i18n/en/admin.ts';
import { useText } from '../../i18n/use-text.ts';
import { formatDecimal } from '../../lib/decimal-text.ts';

const count = (value: number) => formatDecimal(String(value));

/** How the matching engine is doing. */
export function EnginePanel({ engine }: { engine: AdminOverview['engine'] | undefined }) {
  const t = useText(adminTexts);
  if (engine === undefined) {
    return (
      <Panel title={t('engine.title')}>
        <LoadingState label={t('engine.title')} rows={6} />
      </Panel>
    );
  }
  const { canTrade, epoch, queueDepth, batchCount, lastBatchMs, openOrderCount } = engine;
  const Icon = canTrade ? CheckCircleIcon : ErrorIcon;
  return (
    <Panel title={t('engine.title')}>
      <Box sx={{ px: 4, py: 3 }}>
        <Box
          sx={{
            display: 'flex',
            alignItems: 'center',
            gap: 2,
            mb: 2,
            color: canTrade ? 'trading.up' : 'trading.down',
          }}
        >
          <Icon aria-hidden sx={{ fontSize: 20 }} />
          <Typography variant="subtitle2" component="p">
            {t(canTrade ? 'engine.matching' : 'engine.notTaking')}
          </Typography>
        </Box>
        <FactList
          facts={[
            { name: t('engine.waiting'), value: count(queueDepth) },
            {
              name: t('engine.lastBatch'),
              value:
                lastBatchMs === null
                  ? t('noneYet')
                  : t('milliseconds', { value: lastBatchMs.toFixed(1) }),
            },
            { name: t('engine.batches'), value: count(batchCount) },
            { name: t('engine.onBooks'), value: count(openOrderCount) },
            { name: t('engine.epoch'), value: count(epoch) },
          ]}
          isCompact
        />
      </Box>
    </Panel>
  );
}
