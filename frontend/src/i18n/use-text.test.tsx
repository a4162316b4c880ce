// @vitest-environment jsdom
import { act, render, screen } from '@testing-library/react';
import { StrictMode, Suspense, useState } from 'react';
import { afterEach, expect, it } from 'vitest';
import { authTexts } from './en/auth.ts';
import { marketsTexts } from './en/markets.ts';
import { loadingOf, startLanguage } from './i18n.ts';
import { useText } from './use-text.ts';

/** Two areas and a state after them: what a replay of a waiting component has to find again. */
function Sample() {
  const auth = useText(authTexts);
  const markets = useText(marketsTexts);
  const [state] = useState('!');
  return <p>{`${auth('signIn')} ${markets('title')}${state}`}</p>;
}

afterEach(async () => {
  await startLanguage('en', []);
});

it('waits for each area, and always for the same promise', async () => {
  await startLanguage('de', []);
  const promises = [loadingOf(authTexts), loadingOf(marketsTexts)];
  await act(async () => {
    render(
      <StrictMode>
        <Suspense fallback={null}>
          <Sample />
        </Suspense>
      </StrictMode>,
    );
    for (const promise of promises) await promise;
  });
  expect(screen.getByText('Anmelden Märkte!')).toBeTruthy();
  expect([loadingOf(authTexts), loadingOf(marketsTexts)]).toEqual(promises);
  expect(loadingOf(authTexts)).toBe(promises[0]);
});
