import { UniqueConstraintError, type Sequelize } from 'sequelize';
import type { ListTokenBody, MarketState, UpdateTokenBody } from '../contracts/index.ts';
import { AppError } from '../lib/app-error.ts';
import { formatAmount, parseAmount } from '../lib/decimal.ts';
import { AuditLogModel } from '../models/audit-log.ts';
import { TokenModel } from '../models/token.ts';
import { auditRecord, type Actor } from './actor.ts';
import type { CommandSubmitter } from './command-request.ts';
import { checkMarketRules } from './market-rules.ts';
import { refusalError } from './refusal-error.ts';
import type { TokenRecord, TokenRegistry } from './token-registry.ts';
import {
  presentRules,
  rulesOfListing,
  rulesOfToken,
  rulesOfUpdate,
  type TokenRules,
} from './token-rules.ts';

type Profile = Pick<TokenRecord, 'name' | 'circulatingSupplyAtoms'>;

/** Listing, editing and halting of markets. Rules and states change through the engine, between two orders. */
export class TokenService {
  /** Edits of this process, one after the other: each starts from what the one before left. */
  private lastEdit: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly sequelize: Sequelize,
    private readonly submitter: CommandSubmitter,
    private readonly tokens: TokenRegistry,
  ) {}

  /** What can be traded, and the cash token. */
  listed(): TokenRecord[] {
    return this.tokens.all().filter((token) => token.state !== 'delisted');
  }

  /** @throws AppError `not_found`. */
  get(idOrSymbol: string): TokenRecord {
    const token = this.tokens.find(idOrSymbol);
    if (token === null) throw new AppError('not_found', 'There is no such token.');
    return token;
  }

  /**
   * Adds a token and its market, halted.
   * @throws AppError `validation_failed` or `conflict` when the symbol is taken.
   */
  async list(actor: Actor, body: ListTokenBody): Promise<TokenRecord> {
    const rules = rulesOfListing(body);
    checkMarketRules(rules);
    const row = await createRow(body, rules);
    // Known before its market exists, so that whoever follows the engine can name it.
    await this.tokens.load();
    const targetId = String(row.id);
    const outcome = await this.submitter.submit({
      command: { type: 'set_market', rules: { tokenId: row.id, ...rules } },
      audit: auditRecord(actor, {
        action: 'token.list',
        targetType: 'token',
        targetId,
        before: null,
        after: {
          symbol: body.symbol,
          name: body.name,
          state: 'halted',
          ...presentRules(rules),
        },
        reason: body.reason,
      }),
    });
    await this.tokens.load();
    if (outcome.kind === 'refused') throw refusalError(outcome);
    return this.tokens.require(row.id);
  }

  /** @throws AppError `not_found`, `validation_failed`, or the engine's refusal. */
  async update(actor: Actor, idOrSymbol: string, body: UpdateTokenBody): Promise<TokenRecord> {
    const edit = this.lastEdit.then(() => this.updateNow(actor, this.get(idOrSymbol), body));
    this.lastEdit = edit.catch(() => undefined);
    return edit;
  }

  private async updateNow(
    actor: Actor,
    token: TokenRecord,
    body: UpdateTokenBody,
  ): Promise<TokenRecord> {
    await this.updateRules(actor, token, body);
    await this.updateState(actor, token, body);
    await this.updateProfile(actor, token, body);
    await this.tokens.load();
    return this.tokens.require(token.id);
  }

  private async updateRules(
    actor: Actor,
    token: TokenRecord,
    body: UpdateTokenBody,
  ): Promise<void> {
    const before = rulesOfToken(token);
    const after = { ...before, ...rulesOfUpdate(body) };
    const change = difference(presentRules(before), presentRules(after));
    if (change === null) return;
    refuseForQuote(token, Object.keys(change.after));
    checkMarketRules(after);
    const outcome = await this.submitter.submit({
      command: { type: 'set_market', rules: { tokenId: token.id, ...after } },
      audit: this.updateRecord(actor, token, change, body.reason),
    });
    if (outcome.kind === 'refused') throw refusalError(outcome);
  }

  /** A market that would open by itself is changed also when it is only to stay as it is. */
  private async updateState(
    actor: Actor,
    token: TokenRecord,
    { state, reason }: UpdateTokenBody,
  ): Promise<void> {
    if (state === undefined) return;
    const change = difference(presentState(token), presentState({ state, haltedUntilMs: null }));
    if (change === null) return;
    refuseForQuote(token, ['state']);
    const outcome = await this.submitter.submit({
      command: { type: 'set_market_state', tokenId: token.id, state },
      audit: this.updateRecord(actor, token, change, reason),
    });
    if (outcome.kind === 'refused') throw refusalError(outcome);
  }

  /** Name and supply are nothing to the engine: one transaction with their audit row. */
  private async updateProfile(
    actor: Actor,
    token: TokenRecord,
    body: UpdateTokenBody,
  ): Promise<void> {
    const after: Profile = {
      name: body.name ?? token.name,
      circulatingSupplyAtoms:
        body.circulatingSupply === undefined
          ? token.circulatingSupplyAtoms
          : parseAmount(body.circulatingSupply),
    };
    const change = difference(presentProfile(token), presentProfile(after));
    if (change === null) return;
    await this.sequelize.transaction(async (transaction) => {
      await TokenModel.update(presentProfile(after), { where: { id: token.id }, transaction });
      await AuditLogModel.create(this.updateRecord(actor, token, change, body.reason), {
        transaction,
      });
    });
  }

  private updateRecord(
    actor: Actor,
    token: TokenRecord,
    change: FieldChange,
    reason: string,
  ): ReturnType<typeof auditRecord> {
    return auditRecord(actor, {
      action: 'token.update',
      targetType: 'token',
      targetId: String(token.id),
      ...change,
      reason,
    });
  }
}

type FieldValue = string | number | null;

interface FieldChange {
  before: Record<string, unknown>;
  after: Record<string, unknown>;
}

/** Only the fields that differ; null when none does. */
function difference(
  before: Record<string, FieldValue>,
  after: Record<string, FieldValue>,
): FieldChange | null {
  const changed = Object.keys(after).filter((field) => before[field] !== after[field]);
  if (changed.length === 0) return null;
  const pick = (source: Record<string, FieldValue>) =>
    Object.fromEntries(changed.map((field) => [field, source[field]]));
  return { before: pick(before), after: pick(after) };
}

/** The stored half of a listing; the engine learns of the market after it. */
async function createRow(body: ListTokenBody, rules: TokenRules): Promise<TokenModel> {
  const { makerFeePpm, takerFeePpm } = rules;
  try {
    return await TokenModel.create({
      ...presentRules(rules),
      symbol: body.symbol,
      name: body.name,
      state: 'halted',
      makerFeePpm,
      takerFeePpm,
      circulatingSupply: body.circulatingSupply,
    });
  } catch (error) {
    if (!(error instanceof UniqueConstraintError)) throw error;
    throw new AppError('conflict', `There is a token ${body.symbol} already.`, {
      details: [{ field: 'symbol', message: 'is taken' }],
      cause: error,
    });
  }
}

function presentProfile(profile: Profile): { name: string; circulatingSupply: string } {
  return {
    name: profile.name,
    circulatingSupply: formatAmount(profile.circulatingSupplyAtoms),
  };
}

function presentState({ state, haltedUntilMs }: Pick<TokenRecord, 'state' | 'haltedUntilMs'>): {
  state: MarketState;
  haltedUntil: string | null;
} {
  return {
    state,
    haltedUntil: haltedUntilMs === null ? null : new Date(haltedUntilMs).toISOString(),
  };
}

/** @throws AppError `validation_failed`: the cash token has no market. */
function refuseForQuote(token: TokenRecord, fields: string[]): void {
  if (!token.isQuote) return;
  throw new AppError('validation_failed', 'The cash token has no market.', {
    details: fields.map((field) => ({ field, message: 'cannot be set for the cash token' })),
  });
}
