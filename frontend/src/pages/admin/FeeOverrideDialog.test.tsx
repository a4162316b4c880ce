// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { AxiosAdapter } from 'axios';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { http } from '../../services/http-client.ts';
import { FeeOverrideDialog } from './FeeOverrideDialog.tsx';

/** The network: the bodies that the server got. */
let sent: unknown[];

const adapter: AxiosAdapter = async (config) => {
  await Promise.resolve();
  sent.push(JSON.parse(config.data as string));
  return { status: 201, data: { success: true, data: {} }, statusText: '', headers: {}, config };
};

beforeEach(() => {
  sent = [];
  http.defaults.adapter = adapter;
});
afterEach(cleanup);

function fillIn(lastDay: string) {
  let isDone = false;
  const onDone = () => {
    isDone = true;
  };
  render(<FeeOverrideDialog userId="u" onClose={() => undefined} onDone={onDone} />);
  const type = (label: RegExp, value: string) => {
    fireEvent.change(screen.getByLabelText(label), { target: { value } });
  };
  type(/^Maker/, '1.5');
  type(/^Taker/, '4');
  type(/^Last day/, lastDay);
  type(/^Reason/, 'a market maker');
  fireEvent.click(screen.getByRole('button', { name: 'Agree on rates' }));
  return { isDone: () => isDone };
}

describe('FeeOverrideDialog', () => {
  it.each(['2027-02-31', '31.01.2027', 'tomorrow'])(
    'sends nothing while the last day is %s',
    async (lastDay) => {
      const { isDone } = fillIn(lastDay);
      await screen.findByText('Enter a day as 2027-01-31, or leave it empty.');
      expect(sent).toEqual([]);
      expect(isDone()).toBe(false);
    },
  );

  it('includes the last day', async () => {
    const { isDone } = fillIn('2027-01-31');
    await waitFor(() => {
      expect(isDone()).toBe(true);
    });
    expect(sent).toEqual([
      {
        makerFeeBps: '1.5',
        takerFeeBps: '4',
        until: new Date(2027, 1, 1).toISOString(),
        reason: 'a market maker',
      },
    ]);
  });

  it('agrees until further notice when no day is given', async () => {
    const { isDone } = fillIn('');
    await waitFor(() => {
      expect(isDone()).toBe(true);
    });
    expect(sent).toEqual([{ makerFeeBps: '1.5', takerFeeBps: '4', reason: 'a market maker' }]);
  });
});
