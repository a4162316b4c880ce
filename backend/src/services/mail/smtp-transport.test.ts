import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SmtpTransport } from './smtp-transport.ts';

const REFUSED = 'refused@example.com';

let server: Server;
let lines: string[];

/** As little SMTP as a message needs (RFC 5321). */
beforeEach(async () => {
  lines = [];
  server = createServer((socket) => {
    let isData = false;
    const answer = (text: string) => socket.write(`${text}\r\n`);
    answer('220 test');
    createInterface({ input: socket }).on('line', (line) => {
      lines.push(line);
      if (isData) {
        if (line !== '.') return;
        isData = false;
        answer('250 accepted');
      } else if (line === 'DATA') {
        isData = true;
        answer('354 go on');
      } else if (line.includes(REFUSED)) answer('550 no such mailbox');
      else answer('250 fine');
    });
    socket.on('error', () => undefined);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});

afterEach(async () => {
  server.close();
  await once(server, 'close');
});

function connect(): SmtpTransport {
  const { port } = server.address() as AddressInfo;
  return new SmtpTransport(`smtp://127.0.0.1:${port}`, 'House <house@example.com>');
}

const mailTo = (to: string) => ({ to, subject: 'Hello', text: 'Text part', html: '<p>HTML</p>' });

describe('SmtpTransport', () => {
  it('hands a message over with its sender, receiver and both parts', async () => {
    const transport = connect();
    await transport.send(mailTo('a@example.com'));
    transport.close();
    expect(lines).toContain('MAIL FROM:<house@example.com>');
    expect(lines).toContain('RCPT TO:<a@example.com>');
    expect(lines).toContain('From: House <house@example.com>');
    expect(lines).toContain('Text part');
    expect(lines).toContain('<p>HTML</p>');
  });

  it('rejects when the server refuses the message, and goes on with the next', async () => {
    const transport = connect();
    await expect(transport.send(mailTo(REFUSED))).rejects.toThrow(/550/);
    await transport.send(mailTo('b@example.com'));
    transport.close();
    expect(lines).toContain('RCPT TO:<b@example.com>');
  });
});
