import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { recordingLogger } from '../../../test/recording-logger.ts';
import { OutboxTransport } from './outbox-transport.ts';

let folder: string;

beforeEach(() => {
  folder = path.join(mkdtempSync(path.join(tmpdir(), 'outbox-test-')), 'outbox');
});

afterEach(() => {
  rmSync(path.dirname(folder), { recursive: true, force: true });
});

function open() {
  const { logger, lines } = recordingLogger();
  return { outbox: new OutboxTransport(folder, 'House <house@example.com>', logger), lines };
}

const mailTo = (to: string) => ({ to, subject: 'Grüße', text: 'Hello', html: '<p>Hello</p>' });

describe('OutboxTransport', () => {
  it('writes whole messages that only its own user may read, and says where', async () => {
    const { outbox, lines } = open();
    await outbox.send(mailTo('a@example.com'));
    const [name = ''] = readdirSync(folder);
    const file = path.join(folder, name);
    const message = readFileSync(file, 'utf8');
    expect(message).toMatch(/^From: House <house@example.com>\r?$/m);
    expect(message).toMatch(/^To: a@example.com\r?$/m);
    expect(message).toMatch(/^Content-Type: multipart\/alternative/m);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(lines).toMatchObject([{ level: 'info', fields: { file } }]);
  });

  it('adds no header that a name or a subject smuggles in', async () => {
    const { outbox } = open();
    await outbox.send({ ...mailTo('a@example.com'), subject: 'Hello\r\nBcc: b@example.com' });
    const [name = ''] = readdirSync(folder);
    expect(readFileSync(path.join(folder, name), 'utf8')).not.toMatch(/^Bcc:/m);
  });

  it('keeps the newest two hundred, and nothing but mail is removed', async () => {
    const { outbox } = open();
    await outbox.send(mailTo('first@example.com'));
    writeFileSync(path.join(folder, 'notes.txt'), 'kept');
    await Promise.all(
      Array.from({ length: 204 }, (_, place) => outbox.send(mailTo(`a${place}@example.com`))),
    );
    const names = readdirSync(folder).sort();
    expect(names.filter((name) => name.endsWith('.eml'))).toHaveLength(200);
    expect(names).toContain('notes.txt');
    const newest = names.filter((name) => name.endsWith('.eml')).at(-1) ?? '';
    expect(readFileSync(path.join(folder, newest), 'utf8')).toContain('To: a203@example.com');
  });
});
