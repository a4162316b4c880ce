import { describe, expect, it } from 'vitest';
import { recordingLogger } from '../../../test/recording-logger.ts';
import { MailQueue } from './mail-queue.ts';
import type { Mail, MailTransport } from './mail.ts';

const MAIL: Mail = { to: 'a@example.com', subject: 'Hello', text: 'Hello', html: '<p>Hello</p>' };

/** A mail server that refuses the first messages, and a clock whose waits end at once. */
function setUp(refusals: number) {
  const sent: Mail[] = [];
  const waitsMs: number[] = [];
  let left = refusals;
  const transport: MailTransport = {
    send: (mail) => {
      left -= 1;
      if (left >= 0) return Promise.reject(new Error('421 not now'));
      sent.push(mail);
      return Promise.resolve();
    },
    close: () => undefined,
  };
  const clock = {
    nowMs: () => 0,
    sleep: (durationMs: number) => {
      waitsMs.push(durationMs);
      return Promise.resolve();
    },
  };
  const { logger, lines } = recordingLogger();
  return { queue: new MailQueue(transport, clock, logger), sent, waitsMs, lines };
}

describe('MailQueue', () => {
  it('sends in the background what is drafted in turn', async () => {
    const { queue, sent } = setUp(0);
    queue.add('verify_email', () => Promise.resolve(MAIL));
    queue.add('verify_email', () => Promise.resolve(null));
    expect(sent).toEqual([]);
    await queue.settled();
    expect(sent).toEqual([MAIL]);
    expect(queue.figures).toEqual({ waiting: 0, sent: 1, failed: 0, dropped: 0 });
  });

  it('tries again with growing pauses when the mail server refuses', async () => {
    const { queue, sent, waitsMs, lines } = setUp(3);
    let drafts = 0;
    queue.add('verify_email', () => {
      drafts += 1;
      return Promise.resolve(MAIL);
    });
    await queue.settled();
    expect(sent).toEqual([MAIL]);
    expect(drafts).toBe(1);
    expect(waitsMs).toEqual([2_000, 15_000, 60_000]);
    expect(lines.map(({ level }) => level)).toEqual(['warn', 'warn', 'warn']);
  });

  it('gives up after the fourth try, counts it and says so', async () => {
    const { queue, sent, lines } = setUp(4);
    queue.add('verify_email', () => Promise.resolve(MAIL));
    await queue.settled();
    expect(sent).toEqual([]);
    expect(queue.figures).toMatchObject({ sent: 0, failed: 1 });
    expect(lines.at(-1)).toMatchObject({ level: 'error', message: 'mail not sent' });
  });

  it('tries a draft again that could not be written', async () => {
    const { queue, sent } = setUp(0);
    let drafts = 0;
    queue.add('verify_email', () => {
      drafts += 1;
      return drafts === 1 ? Promise.reject(new Error('no database')) : Promise.resolve(MAIL);
    });
    await queue.settled();
    expect(sent).toEqual([MAIL]);
  });

  it('drops what comes when a thousand wait, and says so once', async () => {
    const { queue, sent, lines } = setUp(0);
    for (let count = 0; count < 1_010; count += 1) {
      queue.add('verify_email', () => Promise.resolve(MAIL));
    }
    await queue.settled();
    expect(sent).toHaveLength(1_000);
    expect(queue.figures).toMatchObject({ sent: 1_000, dropped: 10 });
    expect(lines.map(({ message }) => message)).toEqual(['mail dropped: too many wait']);
  });

  it('takes nothing any more once it has stopped', async () => {
    const { queue, sent } = setUp(0);
    await queue.stop();
    queue.add('verify_email', () => Promise.resolve(MAIL));
    await queue.settled();
    expect(sent).toEqual([]);
  });
});
