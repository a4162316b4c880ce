import { describe, expect, it } from 'vitest';
import { EngineMarket } from './engine-market.ts';
import { parseLobsterMessages } from './lobster-messages.ts';
import { toOrderFlow } from './order-flow.ts';
import { replayOrderFlow } from './replay-order-flow.ts';

function flowOf(...lines: string[]) {
  return toOrderFlow(parseLobsterMessages(lines.join('\n')));
}

function replay(...lines: string[]) {
  return replayOrderFlow(flowOf(...lines), new EngineMarket());
}

describe('reading messages', () => {
  it('gives the columns of a line meaning', () => {
    expect(parseLobsterMessages('34200.004,4,16113575,18,5853300,-1\r\n')).toEqual([
      { kind: 'execute', orderId: 16113575, size: 18, price: 5853300, side: 'sell' },
    ]);
  });

  it.each([
    ['a word', '34200,1,sixteen,18,5853300,1'],
    ['an unknown type', '34200,9,16,18,5853300,1'],
    ['an unknown direction', '34200,1,16,18,5853300,0'],
    ['a missing column', '34200,1,16,18,5853300'],
  ])('names the line with %s', (_case, line) => {
    expect(() => parseLobsterMessages(`34200,1,15,1,1,1\n${line}`)).toThrow(/^line 2 /);
  });

  it('refuses a file without messages', () => {
    expect(() => parseLobsterMessages('\n')).toThrow('no messages');
  });
});

describe('the orders of a recording', () => {
  it('include those that were there before, as large as what happens to them, by their id', () => {
    const { resting, steps, messageCount } = flowOf(
      '1,2,8,10,500,1',
      '2,4,8,5,500,1',
      '3,3,7,20,400,1',
      '4,3,8,1,500,1',
      '5,7,0,0,-1,-1',
    );
    expect(resting).toEqual([
      { reference: 7, side: 'buy', price: 400, size: 20 },
      { reference: 8, side: 'buy', price: 500, size: 16 },
    ]);
    expect(steps.map(({ type }) => type)).toEqual(['reduce', 'take', 'cancel', 'cancel']);
    expect(messageCount).toBe(5);
  });
});

describe('a replay through the engine', () => {
  it('counts an execution whose maker is the recorded one', async () => {
    expect(await replay('1,1,8,10,500,1', '2,1,9,10,500,1', '3,4,8,10,500,1')).toMatchObject({
      messages: 3,
      executions: 1,
      sameMaker: 1,
    });
  });

  it('does not count one that meets another order first, or no order at all', async () => {
    expect(
      await replay('1,1,8,10,500,1', '2,1,9,10,500,1', '3,4,9,10,500,1', '4,4,8,10,500,1'),
    ).toMatchObject({ executions: 2, sameMaker: 0 });
  });

  it('lets a reduced order keep its priority', async () => {
    expect(
      await replay('1,1,8,10,500,-1', '2,1,9,10,500,-1', '3,2,8,4,500,-1', '4,4,8,6,500,-1'),
    ).toMatchObject({ executions: 1, sameMaker: 1 });
  });
});
