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
