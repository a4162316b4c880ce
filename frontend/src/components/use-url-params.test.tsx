// @vitest-environment jsdom
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import { BrowserRouter } from 'react-router-dom';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { useUrlParams } from './use-url-params.ts';

function Filters() {
  const [params, change] = useUrlParams();
  return (
    <>
      <input
        aria-label="Search"
        value={params.get('q') ?? ''}
        onChange={({ target }) => {
          change({ q: target.value });
        }}
      />
      <button
        onClick={() => {
          change({ side: 'buy' });
        }}
      >
        {params.get('side') ?? 'every side'}
      </button>
    </>
  );
}

/** As the browser does it: one more letter behind what the field shows now. */
function press(letter: string): void {
  const field = screen.getByRole<HTMLInputElement>('textbox');
  // Past React, which would take the new text for its own.
  Reflect.set(HTMLInputElement.prototype, 'value', `${field.value}${letter}`, field);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

describe('filters in the address', () => {
  beforeEach(() => {
    history.replaceState(null, '', '/orders?tab=history');
    render(<Filters />, { wrapper: BrowserRouter });
    // From here on nothing waits for React: a user does not either.
    Reflect.set(globalThis, 'IS_REACT_ACT_ENVIRONMENT', false);
  });
  afterEach(() => {
    Reflect.set(globalThis, 'IS_REACT_ACT_ENVIRONMENT', true);
    cleanup();
  });

  it('show every letter at once, however fast they are typed', async () => {
    for (const letter of 'bitcoin') press(letter);
    expect(screen.getByRole<HTMLInputElement>('textbox').value).toBe('bitcoin');
    await waitFor(() => {
      expect(location.search).toBe('?tab=history&q=bitcoin');
    });
  });

  it('all stay, however soon one follows another', () => {
    screen.getByRole('button').click();
    press('x');
    expect(location.search).toBe('?tab=history&side=buy&q=x');
    expect(screen.getByRole('button').textContent).toBe('buy');
  });

  it('follow the address when it changes in another way', async () => {
    press('x');
    history.replaceState(null, '', '/orders?q=other');
    dispatchEvent(new PopStateEvent('popstate'));
    await waitFor(() => {
      expect(screen.getByRole<HTMLInputElement>('textbox').value).toBe('other');
    });
  });
});
