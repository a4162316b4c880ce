import type { Move } from './last-move.ts';
import styles from './trading.module.css';

const MOVES = { up: { glyph: '▲', name: 'up' }, down: { glyph: '▼', name: 'down' } } as const;

/** The direction of the last price, so that it is not told by colour alone. */
export function MoveArrow({ move }: { move: Move }) {
  if (move === 'none') return null;
  const { glyph, name } = MOVES[move];
  return (
    <span
      className={`${styles['moveArrow'] ?? ''} ${styles[move] ?? ''}`}
      role="img"
      aria-label={name}
    >
      {glyph}
    </span>
  );
}
