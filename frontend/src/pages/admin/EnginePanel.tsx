import CheckCircleIcon from '@mui/icons-material/CheckCircleOutlined';
import ErrorIcon from '@mui/icons-material/ErrorOutlined';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { AdminOverview } from '@tokentradex/backend/contracts';
import { FactList } from '../../components/FactList.tsx';
import { LoadingState } from '../../components/LoadingState.tsx';
import { Panel } from '../../components/Panel.tsx';
import { formatDecimal } from '../../lib/decimal-text.ts';

const count = (value: number) => formatDecimal(String(value));

/** How the matching engine is doing. */
export function EnginePanel({ engine }: { engine: AdminOverview['engine'] | undefined }) {
  if (engine === undefined) {
    return (
      <Panel title="Engine">
        <LoadingState label="Engine" rows={6} />
      </Panel>
    );
  }
  const { canTrade, epoch, queueDepth, batchCount, lastBatchMs, openOrderCount } = engine;
  const Icon = canTrade ? CheckCircleIcon : ErrorIcon;
  return (
    <Panel title="Engine">
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
            {canTrade ? 'Matching and taking orders' : 'Takes no orders now'}
          </Typography>
        </Box>
        <FactList
          facts={[
            { name: 'Commands waiting', value: count(queueDepth) },
            {
              name: 'Last batch',
              value: lastBatchMs === null ? 'None yet' : `${lastBatchMs.toFixed(1)} ms`,
            },
            { name: 'Batches committed', value: count(batchCount) },
            { name: 'Orders on the books', value: count(openOrderCount) },
            { name: 'Leader epoch', value: count(epoch) },
          ]}
          isCompact
        />
      </Box>
    </Panel>
  );
}
