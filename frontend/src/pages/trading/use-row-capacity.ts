import { useCallback, useState } from 'react';

/** How many rows of a height fit into the element that `ref` is given to; follows its size. */
export function useRowCapacity(rowHeight: number): {
  ref: (element: HTMLElement | null) => (() => void) | undefined;
  capacity: number;
} {
  const [capacity, setCapacity] = useState(0);
  const ref = useCallback(
    (element: HTMLElement | null) => {
      if (element === null) return undefined;
      const observer = new ResizeObserver(([entry]) => {
        if (entry !== undefined) setCapacity(Math.floor(entry.contentRect.height / rowHeight));
      });
      observer.observe(element);
      return () => {
        observer.disconnect();
      };
    },
    [rowHeight],
  );
  return { ref, capacity };
}
