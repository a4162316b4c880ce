// @vitest-environment jsdom
import { cleanup, fireEvent, render } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { actionOfKey, useHotkey } from './hotkeys.ts';
import { preferences } from './preferences.ts';

function Screen({ onBuy }: { onBuy: () => void }) {
  useHotkey('focusBuy', onBuy);
  return <input aria-label="Quantity" />;
}

afterEach(() => {
  cleanup();
  preferences.set('hotkeys', {});
  preferences.set('hasHotkeys', true);
});

describe('useHotkey', () => {
  it('does the action at its key, in any case, and stops when unmounted', () => {
    const onBuy = vi.fn();
    const { unmount } = render(<Screen onBuy={onBuy} />);
    fireEvent.keyDown(document.body, { key: 'B' });
    expect(onBuy).toHaveBeenCalledTimes(1);
    unmount();
    fireEvent.keyDown(document.body, { key: 'b' });
    expect(onBuy).toHaveBeenCalledTimes(1);
  });

  it('leaves keys to fields, to the browser and to whoever switched them off', () => {
    const onBuy = vi.fn();
    const { getByLabelText } = render(<Screen onBuy={onBuy} />);
    fireEvent.keyDown(getByLabelText('Quantity'), { key: 'b' });
    fireEvent.keyDown(document.body, { key: 'b', ctrlKey: true });
    preferences.set('hasHotkeys', false);
    fireEvent.keyDown(document.body, { key: 'b' });
    expect(onBuy).not.toHaveBeenCalled();
  });

  it('follows the key that the user chose', () => {
    const onBuy = vi.fn();
    render(<Screen onBuy={onBuy} />);
    preferences.set('hotkeys', { focusBuy: 'k' });
    fireEvent.keyDown(document.body, { key: 'b' });
    fireEvent.keyDown(document.body, { key: 'k' });
    expect(onBuy).toHaveBeenCalledTimes(1);
  });
});

describe('actionOfKey', () => {
  it('names the action that has a key already, and none for no key', () => {
    expect(actionOfKey('b', {})).toBe('focusBuy');
    expect(actionOfKey('b', {}, 'focusBuy')).toBeUndefined();
    expect(actionOfKey('b', { focusBuy: '' })).toBeUndefined();
    expect(actionOfKey('', {})).toBeUndefined();
  });
});
