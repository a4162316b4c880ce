const READ = ['SELECT'];
const APPEND = ['SELECT', 'INSERT'];
const CHANGE = ['SELECT', 'INSERT', 'UPDATE'];
const APPEND_AND_PRUNE = ['SELECT', 'INSERT', 'DELETE'];
const EVERYTHING = ['SELECT', 'INSERT', 'UPDATE', 'DELETE'];

/** What the application's role may do to each table. Every table is named. */
export const TABLE_PRIVILEGES: Readonly<Record<string, readonly string[]>> = {
  schema_migrations: READ,
  users: CHANGE,
  sessions: EVERYTHING,
  tokens: CHANGE,
  wallets: CHANGE,
  orders: EVERYTHING,
  trades: APPEND,
  transactions: CHANGE,
  ledger_entries: APPEND,
  candles: CHANGE,
  idempotency_results: APPEND_AND_PRUNE,
  engine_leader: ['SELECT', 'UPDATE'],
  engine_journal: APPEND_AND_PRUNE,
  audit_log: APPEND,
  price_alerts: EVERYTHING,
  price_alerts_cursor: ['SELECT', 'UPDATE'],
  notifications: EVERYTHING,
  user_attention: CHANGE,
  cost_checkpoints: APPEND,
  cancel_timers: EVERYTHING,
  user_fees: EVERYTHING,
  fee_tiers: EVERYTHING,
  fee_overrides: CHANGE,
  user_volumes: CHANGE,
  user_volumes_cursor: ['SELECT', 'UPDATE'],
  withdrawal_addresses: EVERYTHING,
  withdrawal_policies: CHANGE,
  withdrawal_reservations: EVERYTHING,
  engine_checkpoints: APPEND_AND_PRUNE,
  engine_checkpoint_parts: APPEND_AND_PRUNE,
};
