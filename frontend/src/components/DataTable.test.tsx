// @vitest-environment jsdom
import { ThemeProvider } from '@mui/material/styles';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { theme } from '../theme.ts';
import { failed, LOADING, READY } from '../store/load-state.ts';
import { DataTable, type DataTableProps } from './DataTable.tsx';

interface Row {
  id: string;
  name: string;
}

const BASE: DataTableProps<Row> = {
  label: 'Orders',
  columns: [{ key: 'name', header: 'Name', render: (row) => row.name }],
  rows: [],
  rowKey: (row) => row.id,
  load: READY,
  empty: { title: 'No orders' },
};

function Themed({ children }: { children: ReactNode }) {
  return <ThemeProvider theme={theme}>{children}</ThemeProvider>;
}

const renderTable = (props: Partial<DataTableProps<Row>>) =>
  render(<DataTable {...BASE} {...props} />, { wrapper: Themed });

const ROWS: Row[] = [{ id: '1', name: 'first' }];
const UNAVAILABLE = failed({
  code: 'unavailable',
  message: 'down',
  status: 503,
  requestId: 'r-1',
  details: [],
});

beforeEach(() => {
  // jsdom has no viewport: a wide one.
  vi.stubGlobal('matchMedia', (query: string) => ({
    matches: false,
    media: query,
    addListener: () => undefined,
    removeListener: () => undefined,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));
});

afterEach(cleanup);

describe('DataTable', () => {
  it('says that a loaded list is empty', () => {
    renderTable({});
    expect(screen.getByText('No orders')).toBeDefined();
  });

  it('is busy while it loads', () => {
    renderTable({ load: LOADING });
    expect(screen.getByRole('table', { name: 'Orders' }).getAttribute('aria-busy')).toBe('true');
  });

  it('says why it failed, with the request to tell support, and tries again', () => {
    const onRetry = vi.fn();
    renderTable({ load: UNAVAILABLE, onRetry });
    expect(screen.getByRole('alert').textContent).toContain('Request r-1');
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(onRetry).toHaveBeenCalledOnce();
  });

  it('keeps the rows that it has when the next page fails', () => {
    renderTable({ rows: ROWS, load: UNAVAILABLE });
    expect(screen.getByText('first')).toBeDefined();
    expect(screen.getByRole('alert')).toBeDefined();
  });

  it('offers the next page only while there is one', () => {
    const onLoadMore = vi.fn();
    const { rerender } = renderTable({ rows: ROWS, onLoadMore });
    fireEvent.click(screen.getByRole('button', { name: 'Load more' }));
    expect(onLoadMore).toHaveBeenCalledOnce();
    rerender(<DataTable {...BASE} rows={ROWS} />);
    expect(screen.queryByRole('button', { name: 'Load more' })).toBeNull();
  });
});
