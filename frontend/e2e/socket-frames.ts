/** Socket.IO over one websocket: `4` is a message, then `2` an event or `3` an acknowledgement. */
const EVENT_PATTERN = /^42(\d*)(\[.*)$/s;

/** One event as it travels; `ackId` when an acknowledgement is waited for. */
export interface SocketEvent {
  name: string;
  body: unknown;
  ackId: string | null;
}

/** Null for everything that is not an event. */
export function readEvent(frame: string | Buffer): SocketEvent | null {
  const parts = EVENT_PATTERN.exec(frame.toString());
  if (parts === null) return null;
  const [name, body] = JSON.parse(parts[2] ?? '[]') as [string, unknown];
  return { name, body, ackId: parts[1] === '' ? null : (parts[1] ?? null) };
}

export function eventFrame(name: string, body: unknown): string {
  return `42${JSON.stringify([name, body])}`;
}

export function ackFrame(ackId: string, body: unknown): string {
  return `43${ackId}${JSON.stringify([body])}`;
}
