/** What a reader can paste: the same requests that this web app sends. */
export function codeExamples(origin: string) {
  return {
    signIn: `TOKEN=$(curl -s ${origin}/api/auth/login -H 'content-type: application/json' \\
  -d '{"email":"you@example.com","password":"..."}' | jq -r .data.token)`,
    placeOrder: `curl -s ${origin}/api/orders -H "authorization: Bearer $TOKEN" \\
  -H 'content-type: application/json' -d '{
    "tokenId": "BTC", "orderType": "limit", "side": "buy",
    "price": "50000", "quantity": "0.01", "clientOrderId": "my-first-order"
  }'`,
    subscribe: `import { io } from 'socket.io-client';

const socket = io('${origin}', { transports: ['websocket'], auth: { token } });
const { snapshot, sequence } = await socket.emitWithAck('subscribe', {
  channel: 'book', tokenId: 'BTC',
});
socket.on('book', ({ firstSeq, lastSeq, bids, asks }) => { /* quantity "0" removes a level */ });`,
    socketOrder: `const answer = await socket.emitWithAck('orders:place', {
  tokenId: 'BTC', orderType: 'market', side: 'buy', quoteQuantity: '100',
});
if (answer.ok) console.log(answer.data.order);
else console.error(answer.error.code, answer.error.message);`,
  };
}
