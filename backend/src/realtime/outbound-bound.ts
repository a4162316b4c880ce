import type { RealtimeSocket } from './socket-types.ts';

type Connection = RealtimeSocket['conn'];

/** More waiting than this means that the other end does not keep up. */
const WAITING_PACKETS_MAX = 4_000;
const WAITING_CHARACTERS_MAX = 8_000_000;

/**
 * Cuts a connection whose reader is too slow, before what waits for it grows without bound. It may
 * connect again and begin with snapshots, which is less than what it missed.
 */
export function boundOutbound(connection: Connection, onCut: () => void): void {
  let waitingPackets = 0;
  let waitingCharacters = 0;
  let writtenPackets = 0;
  let writtenCharacters = 0;
  let isCut = false;

  connection.on('packetCreate', (packet: { data?: unknown }) => {
    waitingPackets += 1;
    if (typeof packet.data === 'string') waitingCharacters += packet.data.length;
    const isTooMuch =
      waitingPackets > WAITING_PACKETS_MAX || waitingCharacters > WAITING_CHARACTERS_MAX;
    if (!isTooMuch || isCut) return;
    isCut = true;
    onCut();
    // At once and without a closing handshake, which would wait behind what is not read.
    connection.request.socket.destroy();
  });
  // Everything that waits is now handed to the network; "drain" says when the network took it.
  connection.on('flush', () => {
    writtenPackets = waitingPackets;
    writtenCharacters = waitingCharacters;
  });
  connection.transport.on('drain', () => {
    waitingPackets -= writtenPackets;
    waitingCharacters -= writtenCharacters;
    writtenPackets = 0;
    writtenCharacters = 0;
  });
}
