import { setTimeout as delay } from 'node:timers/promises';
import type { ErrorCode, Failure, LoginBody, Session, Success } from '../../contracts/index.ts';

const ATTEMPTS_MAX = 8;
const RETRY_SECONDS_DEFAULT = 1;

/** An answer that is not a success. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: ErrorCode;

  constructor(
    request: string,
    readonly status: number,
    { code, message }: Failure['error'],
  ) {
    super(`${request}: ${status} ${code}: ${message}`);
    this.code = code;
  }
}

/**
 * Calls the REST API as one user. What can have no second effect is sent again when the server is
 * busy or asks to slow down, so orders need client order ids and deposits idempotency keys.
 */
export class ApiClient {
  private token: string | null = null;

  /** @param origin of the server: "http://127.0.0.1:3000". */
  constructor(
    private readonly origin: string,
    private readonly account: LoginBody | null = null,
  ) {}

  /** A new account. */
  static async register(
    origin: string,
    account: LoginBody & { username: string },
  ): Promise<ApiClient> {
    const { email, password } = account;
    const client = new ApiClient(origin, { email, password });
    const session = (await client.call('POST', '/auth/register', { body: account })) as Session;
    client.token = session.token;
    return client;
  }

  /**
   * @returns the data of the answer; the caller knows its type.
   * @throws ApiError for any refusal.
   */
  async call(
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    path: string,
    options: { body?: object; idempotencyKey?: string } = {},
  ): Promise<unknown> {
    let hasSignedIn = false;
    for (let attempt = 1; ; attempt += 1) {
      const response = await this.send(method, path, options);
      const answer = (await response.json()) as Success<unknown> | Failure;
      if (answer.success) return answer.data;
      if (response.status === 401 && this.account !== null && !hasSignedIn) {
        // Tokens last for minutes, a replay for longer.
        hasSignedIn = true;
        await this.signIn();
        continue;
      }
      const isBusy = response.status === 429 || response.status === 503;
      if (!isBusy || attempt === ATTEMPTS_MAX) {
        throw new ApiError(`${method} ${path}`, response.status, answer.error);
      }
      const seconds = Number(response.headers.get('Retry-After') ?? RETRY_SECONDS_DEFAULT);
      await delay(seconds * 1000);
    }
  }

  private async signIn(): Promise<void> {
    const signedOut = new ApiClient(this.origin);
    const body = { email: this.account?.email, password: this.account?.password };
    const session = (await signedOut.call('POST', '/auth/login', { body })) as Session;
    this.token = session.token;
  }

  private send(
    method: string,
    path: string,
    { body, idempotencyKey }: { body?: object; idempotencyKey?: string },
  ): Promise<Response> {
    const headers: Record<string, string> = {};
    if (this.token !== null) headers['Authorization'] = `Bearer ${this.token}`;
    if (body !== undefined) headers['Content-Type'] = 'application/json';
    if (idempotencyKey !== undefined) headers['Idempotency-Key'] = idempotencyKey;
    return fetch(`${this.origin}/api${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }
}
