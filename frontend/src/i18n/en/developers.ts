import { defineTexts } from '../i18n.ts';

export const developersTexts = defineTexts('developers', {
  title: 'API',
  subtitle: 'Everything this web app does, by REST and WebSocket.',
  explorer: 'Open the explorer',
  document: 'OpenAPI document',
  quickStart: 'Quick start',
  signIn: '1. Sign in and keep the token',
  placeOrder: '2. Place an order',
  retry:
    'A timeout or a 5xx means that the outcome is unknown. Send the same order with the same clientOrderId again: it answers with the one order that was made.',
  signTitle: 'Sign a request',
  signKeys: 'Your API keys',
  signIntro:
    'Programs sign with an API key instead of signing in. A key is made in the settings; it holds the permissions read, trade and withdraw, and its secret is shown once. Three headers sign a request:',
  signFormula: 'What is signed, and two examples of it',
  signCurl: 'Shell: curl and openssl',
  signNode: 'Node.js',
  signPython: 'Python',
  signSocket: 'Socket.IO',
  signSocketNote:
    'Private channels need the permission read, placing and cancelling orders needs trade. When the key is changed or deleted, the connection ends.',
  signRuleBytes:
    'The body is signed byte by byte as it is sent, the path with its query as it stands in the request line. METHOD is in capitals; without a body nothing is appended.',
  signRuleTime:
    'The timestamp may be 5 seconds from the exchange’s time, which GET /api/status tells. X-API-Recv-Window: 60000 widens that to a minute at most.',
  signRuleReplay:
    'Within that time, whoever overhears a request can send it again. Give every order a clientOrderId and every withdrawal an Idempotency-Key: sent twice, they take effect once.',
  signRulePermissions:
    'GET needs read, orders need trade, withdrawals need withdraw. Account settings, keys and administration take no keys. Errors say which: invalid_signature, timestamp_out_of_window, ip_not_allowed, key_permission_missing, session_required.',
  liveData: 'Live data',
  connect: 'Connect and subscribe',
  gap: 'An event whose firstSeq is not the last lastSeq + 1 means that something was missed: subscribe again and replace what you have.',
  socketOrders: 'Place orders over the same socket',
  rules: 'Good to know',
  ruleStrings:
    'Amounts and prices are decimal strings, in and out. JSON numbers are refused, and nothing is ever rounded.',
  ruleDurable:
    'A 2xx answer means that the effect is stored. Nothing is sent to anybody before that.',
  ruleErrors: 'Errors carry a stable code, the field and a request id.',
  ruleLimits: 'Limits are in the RateLimit headers; 429 and 503 say when to try again.',
  code: 'the example',
});
