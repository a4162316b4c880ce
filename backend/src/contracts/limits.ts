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
  /** Waiting for a decision at a time, of the whole exchange. */
  openAdjustmentsMax: 500,
  adjustmentHours: 24,
  /** Kept per user, and how long. */
  notificationsMax: 500,
  notificationDaysMax: 90,
  /** Made at a time. */
  recoveryCodesMax: 10,
  /** The newest of each user are kept. */
  loginAttemptsMax: 500,
  /** Per user. */
  apiKeysMax: 20,
  apiKeyLabelLengthMax: 50,
  /** Addresses and ranges of one key. */
  apiKeyIpsMax: 20,
  /** How far a signed request's timestamp may be from the exchange's time. */
  recvWindowMsDefault: 5_000,
  recvWindowMsMax: 60_000,
  /** Shown at the same time. */
  announcementsMax: 5,
  announcementTitleLengthMax: 120,
  announcementBodyLengthMax: 2_000,
  maintenanceMessageLengthMax: 300,
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
  /** How long mailed links are good. */
  resetLinkMinutes: 30,
  verifyLinkHours: 24,
  reasonLengthMax: 500,
  bodyBytesMax: 100_000,
  /** One document of an identity check, and how many of them. */
  kycDocumentBytesMax: 5_000_000,
  kycDocumentsMax: 6,
  kycNameLengthMax: 100,
  kycAddressLengthMax: 200,
  kycPostalCodeLengthMax: 16,
  kycAgeYearsMin: 18,
  subscriptionsPerSocketMax: 64,
  bookCadenceMs: 50,
} as const;

/** Allowed in client order ids: what common client libraries generate. */
export const CLIENT_ORDER_ID_PATTERN = /^[.A-Za-z0-9_:/-]{1,36}$/;

export const USERNAME_PATTERN = /^[A-Za-z0-9_-]{3,32}$/;
