import { workspaceTexts } from '../../i18n/en/workspace.ts';
import { useText } from '../../i18n/use-text.ts';
import type { Move } from './last-move.ts';
import styles from './trading.module.css';

const GLYPHS = { up: '▲', down: '▼' } as const;

/** The direction of the last price, so that it is not told by colour alone. */
export function MoveArrow({ move }: { move: Move }) {
  const t = useText(workspaceTexts);
  if (move === 'none') return null;
  return (
    <span
      className={`${styles['moveArrow'] ?? ''} ${styles[move] ?? ''}`}
      role="img"
      aria-label={t(move)}
    >
      {GLYPHS[move]}
    </span>
  );
}
