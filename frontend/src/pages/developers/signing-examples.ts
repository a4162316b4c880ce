/** Programs that sign, to be pasted as they stand; the key and its secret come from the environment. */
export function signingExamples(origin: string) {
  return {
    formula: `X-API-Key: the key
X-API-Timestamp: milliseconds since 1970, UTC
X-API-Signature: hex(HMAC-SHA256(secret, timestamp + METHOD + path with query + body))

1767225600000POST/api/orders{"tokenId":"BTC", ...}
1767225600000GET/api/orders?status=open&limit=50`,
    curl: `export API_KEY=ttx_... API_SECRET=...

signed() { # METHOD PATH [BODY]
  local timestamp=$(date +%s)000
  local signature=$(printf '%s' "$timestamp$1$2\${3-}" |
    openssl dgst -sha256 -hmac "$API_SECRET" | sed 's/^.* //')
  curl -s -X "$1" "${origin}$2" -H "X-API-Key: $API_KEY" \\
    -H "X-API-Timestamp: $timestamp" -H "X-API-Signature: $signature" \\
    \${3+-H 'Content-Type: application/json' --data-raw "$3"}
}

signed GET '/api/wallet'
ORDER=bot-$(date +%s)
signed POST /api/orders '{"tokenId":"BTC","orderType":"limit","side":"buy",
  "price":"50000","quantity":"0.01","clientOrderId":"'$ORDER'"}'
signed DELETE /api/orders/client:$ORDER`,
    node: `import { createHmac } from 'node:crypto';

async function signed(method, path, body) {
  const text = body === undefined ? '' : JSON.stringify(body);
  const timestamp = String(Date.now());
  const signature = createHmac('sha256', process.env.API_SECRET)
    .update(timestamp + method + path + text)
    .digest('hex');
  const response = await fetch('${origin}' + path, {
    method,
    headers: {
      'X-API-Key': process.env.API_KEY,
      'X-API-Timestamp': timestamp,
      'X-API-Signature': signature,
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: text }),
  });
  const { data, error } = await response.json();
  if (error) throw new Error(error.code + ': ' + error.message);
  return data;
}

const wallet = await signed('GET', '/api/wallet');
const { order } = await signed('POST', '/api/orders', {
  tokenId: 'BTC', orderType: 'limit', side: 'buy',
  price: '50000', quantity: '0.01', clientOrderId: 'bot-' + Date.now(),
});
await signed('DELETE', '/api/orders/' + order.id);
console.log(wallet.totalValue, order.status);`,
    python: `import hashlib, hmac, json, os, time, urllib.request

def signed(method, path, body=None):
    data = b'' if body is None else json.dumps(body).encode()
    timestamp = str(int(time.time() * 1000))
    signature = hmac.new(os.environ['API_SECRET'].encode(),
                         (timestamp + method + path).encode() + data, hashlib.sha256).hexdigest()
    request = urllib.request.Request('${origin}' + path, method=method, data=data or None, headers={
        'X-API-Key': os.environ['API_KEY'],
        'X-API-Timestamp': timestamp,
        'X-API-Signature': signature,
        'Content-Type': 'application/json',
    })
    with urllib.request.urlopen(request) as response:
        return json.load(response)['data']

print(signed('GET', '/api/wallet')['totalValue'])
order = signed('POST', '/api/orders', {
    'tokenId': 'BTC', 'orderType': 'limit', 'side': 'buy',
    'price': '50000', 'quantity': '0.01', 'clientOrderId': f'bot-{time.time_ns()}',
})['order']
print(signed('DELETE', '/api/orders/' + order['id'])['status'])`,
    socket: `import { createHmac } from 'node:crypto';
import { io } from 'socket.io-client';

const socket = io('${origin}', {
  transports: ['websocket'],
  // A function: each time that it connects again, it signs again.
  auth: (send) => {
    const timestamp = String(Date.now());
    const signature = createHmac('sha256', process.env.API_SECRET)
      .update(timestamp + 'GET' + '/socket.io')
      .digest('hex');
    send({ apiKey: process.env.API_KEY, timestamp, signature });
  },
});
socket.on('connect_error', (error) => console.error(error.message));
socket.on('orders', ({ orders }) => console.log(orders));
console.log(await socket.emitWithAck('subscribe', { channel: 'orders' }));`,
  };
}
