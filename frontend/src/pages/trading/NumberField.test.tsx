// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { NumberField } from './NumberField.tsx';

function Field({ initial, problem = null }: { initial: string; problem?: string | null }) {
  const [value, setValue] = useState(initial);
  return (
    <NumberField
      label="Price"
      value={value}
      onChange={setValue}
      step="0.5"
      problem={problem}
      suffix="USD"
    />
  );
}

const input = () => screen.getByLabelText<HTMLInputElement>('Price');

afterEach(cleanup);

describe('NumberField', () => {
  it('steps by the tick with the arrows, and by ten of them with Shift', () => {
    render(<Field initial="64000" />);
    fireEvent.keyDown(input(), { key: 'ArrowUp' });
    expect(input().value).toBe('64000.5');
    fireEvent.keyDown(input(), { key: 'ArrowDown', shiftKey: true });
    expect(input().value).toBe('63995.5');
  });

  it('writes out what was typed short when the field is left', () => {
    render(<Field initial="" />);
    fireEvent.change(input(), { target: { value: '1.5k' } });
    fireEvent.blur(input());
    expect(input().value).toBe('1500');
  });

  it('keeps what is no number, so that it can be mended', () => {
    render(<Field initial="" />);
    fireEvent.change(input(), { target: { value: '12x' } });
    fireEvent.blur(input());
    expect(input().value).toBe('12x');
  });

  it('ties its problem to the input for screen readers', () => {
    render(<Field initial="1" problem="Too small." />);
    expect(input().getAttribute('aria-invalid')).toBe('true');
    const description = input().getAttribute('aria-describedby') ?? '';
    expect(document.getElementById(description)?.textContent).toBe('Too small.');
  });
});
