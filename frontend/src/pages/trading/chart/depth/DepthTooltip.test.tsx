// @vitest-environment jsdom
import { ThemeProvider } from '@mui/material/styles';
import { cleanup, render } from '@testing-library/react';
import type { Token } from '@tokentradex/backend/contracts';
import { afterEach, expect, it } from 'vitest';
import { theme } from '../../../../theme.ts';
import { DepthTooltip } from './DepthTooltip.tsx';

afterEach(cleanup);

function Tooltip({ leftPercent }: { leftPercent: number }) {
  return (
    <ThemeProvider theme={theme}>
      <DepthTooltip
        market={{ symbol: 'TST', tickSize: '0.01' } as Token}
        quoteSymbol="USD"
        point={{ side: 'buy', price: 1n, quantity: 1n, total: 1n, totalValue: 1n }}
        leftPercent={leftPercent}
      />
    </ThemeProvider>
  );
}

it('follows the pointer without a new CSS rule for each place', () => {
  const rules = () => document.querySelectorAll('style[data-emotion]').length;
  const { container, rerender } = render(<Tooltip leftPercent={1} />);
  const before = rules();
  expect(before).toBeGreaterThan(0);
  for (let place = 2; place < 50; place += 1) rerender(<Tooltip leftPercent={place} />);
  expect(rules()).toBe(before);
  expect((container.firstElementChild as HTMLElement).style.left).toBe('49%');
});
