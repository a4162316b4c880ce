import { parseCookie, stringifySetCookie } from 'cookie';
import type { Request, RequestHandler, Response } from 'express';
import type { Session } from '../contracts/index.ts';
import { bearerToken } from '../middleware/authenticate.ts';
import { parseBody } from '../middleware/validate.ts';
import { principalOf } from '../middleware/request-context.ts';
import { presentTime } from '../presenters/time.ts';
import { presentUser } from '../presenters/user.ts';
import type { EmailVerification } from '../services/accounts/email-verification.ts';
import type { AuthService, SignedIn } from '../services/auth-service.ts';
import type { ClientOrigin, RefreshToken } from '../services/sessions.ts';
import { AppError } from '../lib/app-error.ts';
import { loginSchema, registerSchema } from './auth-schemas.ts';
import { mailLanguageOf } from './mail-language.ts';
import { sendData } from './respond.ts';

const COOKIE_NAME = 'refresh_token';
const COOKIE_PATH = '/api/auth';

export class AuthController {
  /** @param isCookieSecure whether browsers reach this server by HTTPS only. */
  constructor(
    private readonly auth: AuthService,
    private readonly verification: EmailVerification,
    private readonly isCookieSecure: boolean,
  ) {}

  readonly register: RequestHandler = async (req, res) => {
    const body = parseBody(registerSchema, req);
    const signedIn = await this.auth.register(body, originOf(req));
    this.verification.sendLink(signedIn.user.id, mailLanguageOf(req));
    this.sendSession(req, res, signedIn, 201);
  };

  readonly login: RequestHandler = async (req, res) => {
    const body = parseBody(loginSchema, req);
    const signedIn = await this.auth.login(body, originOf(req));
    this.sendSession(req, res, signedIn);
  };

  readonly refresh: RequestHandler = async (req, res) => {
    const refreshToken = refreshTokenOf(req);
    if (refreshToken === null) {
      throw new AppError('unauthenticated', 'There is no session. Sign in.');
    }
    try {
      const signedIn = await this.auth.refresh(refreshToken, originOf(req));
      this.sendSession(req, res, signedIn);
    } catch (error) {
      if (error instanceof AppError && error.code === 'unauthenticated') {
        this.setCookie(req, res, null);
      }
      throw error;
    }
  };

  readonly logout: RequestHandler = async (req, res) => {
    await this.auth.logout(refreshTokenOf(req), bearerToken(req));
    this.setCookie(req, res, null);
    sendData(res, null);
  };

  readonly me: RequestHandler = (req, res) => {
    const principal = principalOf(req);
    sendData(res, presentUser({ ...principal, id: principal.userId }));
  };

  private sendSession(req: Request, res: Response, signedIn: SignedIn, status = 200): void {
    const { user, token, expiresAtMs, refreshToken } = signedIn;
    if (refreshToken !== null) this.setCookie(req, res, refreshToken);
    const session: Session = {
      user: presentUser(user),
      token,
      expiresAt: presentTime(expiresAtMs),
    };
    sendData(res, session, status);
  }

  /** Null takes the cookie away. */
  private setCookie(req: Request, res: Response, refreshToken: RefreshToken | null): void {
    const cookie = stringifySetCookie({
      name: COOKIE_NAME,
      value: refreshToken?.value ?? '',
      path: COOKIE_PATH,
      httpOnly: true,
      sameSite: 'strict',
      secure: this.isCookieSecure || req.secure,
      expires: refreshToken?.expiresAt ?? new Date(0),
    });
    res.setHeader('Set-Cookie', cookie);
  }
}

function refreshTokenOf(req: Request): string | null {
  return parseCookie(req.headers.cookie ?? '')[COOKIE_NAME] ?? null;
}

function originOf(req: Request): ClientOrigin {
  return { ip: req.ip ?? null, userAgent: req.get('user-agent') ?? null };
}
