/** Every bound that both ends know. Sizes in the unit that the name ends with. */
export const LIMITS = {
  pageSizeDefault: 50,
  pageSizeMax: 200,
  /** Of a list as CSV. */
  exportRowsMax: 1_000_000,
  /** At the same time. */
  exportsPerUserMax: 2,
  bookDepthDefault: 50,
  bookDepthMax: 1000,
  /** The widest step that a book is grouped by. */
  bookGroupTicksMax: 1_000_000,
  candlesPerRequestMax: 1000,
  publicTradesMax: 200,
  batchOrdersMax: 100,
  openOrdersPerMarketMax: 200,
  triggersPerMarketMax: 50,
  /** Parts that the rest of an iceberg may be shown in. */
  icebergPartsMax: 20,
  trailingDeltaBpsMax: 5000,
  cancelAfterSecondsMax: 86_400,
  /** Active ones per user. */
  priceAlertsMax: 100,
  alertNoteLengthMax: 100,
  /** Kept per user, and how long. */
  notificationsMax: 500,
  notificationDaysMax: 90,
  /** Withdrawal addresses per user. */
  withdrawalAddressesMax: 100,
  addressLabelLengthMax: 50,
  /** Until allow-list mode that was switched off ends. */
  allowListEndHours: 24,
  clientOrderIdLengthMax: 36,
  idempotencyKeyLengthMax: 64,
  usernameLengthMin: 3,
  usernameLengthMax: 32,
  emailLengthMax: 254,
  passwordLengthMin: 8,
  passwordLengthMax: 128,
  reasonLengthMax: 500,
  bodyBytesMax: 100_000,
  subscriptionsPerSocketMax: 64,
  bookCadenceMs: 50,
} as const;

/** Allowed in client order ids: what common client libraries generate. */
export const CLIENT_ORDER_ID_PATTERN = /^[.A-Za-z0-9_:/-]{1,36}$/;

export const USERNAME_PATTERN = /^[A-Za-z0-9_-]{3,32}$/;
