import type { KeyboardEvent } from 'react';

/** The arrow keys go from the search box to the first market, and from market to market. */
export function moveAmongMarkets(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  const { activeElement } = document;
  if (step === 0 || !(activeElement instanceof HTMLElement)) return;
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-market-link]')];
  const index = links.indexOf(activeElement);
  if (index === -1 && activeElement.tagName !== 'INPUT') return;
  const next = index === -1 ? links[step === 1 ? 0 : links.length - 1] : links[index + step];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}
