import pg from 'pg';
import { Sequelize } from 'sequelize';
import { TransactionScope } from './transaction-scope.ts';

export interface DatabaseOptions {
  /** Shown in pg_stat_activity. */
  applicationName?: string;
  poolConnectionsMax?: number;
  /** Milliseconds after which the server cancels a statement. */
  statementTimeoutMs?: number;
}

/**
 * The ordinary path to PostgreSQL, for everything but the single writer. NUMERIC and BIGINT are read
 * as strings; a call inside `sequelize.transaction(async () => ...)` belongs to that transaction
 * without naming it. Connects on first use.
 */
export function createDatabase(url: string, options: DatabaseOptions = {}): Sequelize {
  // On the class, as Sequelize wants it: one scope serves every instance of this process.
  Sequelize.useCLS(transactionScope);
  return new Sequelize(url, {
    dialect: 'postgres',
    logging: false,
    timezone: '+00:00',
    pool: { max: options.poolConnectionsMax ?? 16, min: 0, acquire: 10_000, idle: 30_000 },
    // Retrying is for the caller, who knows whether the first attempt may have had an effect.
    retry: { max: 0 },
    define: { underscored: true },
    dialectOptions: {
      application_name: options.applicationName ?? 'tokentradex',
      statement_timeout: options.statementTimeoutMs ?? 10_000,
      idle_in_transaction_session_timeout: 15_000,
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
    },
  });
}

const transactionScope = new TransactionScope();

/**
 * A connection for the single writer, not yet connected: statements are sent without waiting for the
 * ones before them, each prepared once by its name. It asks for commits on disk whatever the
 * server's default is. A statement or an idle transaction that lasts longer than `timeoutMs`
 * ends the connection, so that a frozen process holds no locks. BIGINT is read as a number: every id
 * of ours stays below 2^53.
 */
export function createWriterClient(url: string, timeoutMs = 10_000): pg.Client {
  // `pipeline` is in pg since 8.23; its type declarations do not name it yet.
  const config: pg.ClientConfig & { pipeline: boolean } = {
    connectionString: url,
    pipeline: true,
    application_name: 'tokentradex-writer',
    options: '-c synchronous_commit=on',
    statement_timeout: timeoutMs,
    query_timeout: timeoutMs,
    idle_in_transaction_session_timeout: timeoutMs,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
  };
  const client = new pg.Client(config);
  client.setTypeParser(pg.types.builtins.INT8, Number);
  return client;
}

/**
 * A connection for one long look at the database, not yet connected: statements may take their time.
 * BIGINT is read as a number, as by the single writer.
 * @param applicationName shown in pg_stat_activity.
 */
export function createReaderClient(url: string, applicationName: string): pg.Client {
  const client = new pg.Client({
    connectionString: url,
    application_name: applicationName,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
  });
  client.setTypeParser(pg.types.builtins.INT8, Number);
  return client;
}
