import { workspaceTexts } from '../../i18n/en/workspace.ts';
import { useText } from '../../i18n/use-text.ts';
import type { ChannelState } from '../../services/channel-sequencer.ts';
import { useConnection } from '../../services/market-data/use-market-data.ts';
import styles from './trading.module.css';

/** Says that a panel shows old data: while it is being replaced, or until the connection is back. */
export function StaleBadge({ state }: { state: ChannelState }) {
  const t = useText(workspaceTexts);
  const connection = useConnection();
  if (state !== 'stale') return null;
  return (
    <span className={styles['staleBadge']}>
      {t(connection.state === 'live' ? 'resyncing' : 'stale')}
    </span>
  );
}
