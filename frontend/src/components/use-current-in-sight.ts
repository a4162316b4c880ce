import { useEffect, useRef } from 'react';
import { useLocation } from 'react-router-dom';

/** Scrolls a row of links so that the one of the page is in its middle, as far as that goes. */
export function useCurrentInSight() {
  const row = useRef<HTMLDivElement>(null);
  const { pathname } = useLocation();
  useEffect(() => {
    const current = row.current?.querySelector<HTMLElement>('[aria-current="page"]');
    if (row.current === null || current === null || current === undefined) return;
    const { offsetLeft, offsetWidth } = current;
    row.current.scrollLeft = offsetLeft + offsetWidth / 2 - row.current.clientWidth / 2;
  }, [pathname]);
  return row;
}
