/** Three small pictures of a book: both sides, bids alone, asks alone. */
export function BookSidesIcon({ sides }: { sides: 'both' | 'bids' | 'asks' }) {
  const up = 'var(--ttx-palette-trading-up)';
  const down = 'var(--ttx-palette-trading-down)';
  const upper = sides === 'bids' ? up : down;
  const lower = sides === 'asks' ? down : up;
  return (
    <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden>
      <path d="M1 2.5h12M1 5.5h8" stroke={upper} strokeWidth="1.6" />
      <path d="M1 8.5h8M1 11.5h12" stroke={lower} strokeWidth="1.6" />
    </svg>
  );
}
