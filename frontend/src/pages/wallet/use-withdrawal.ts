import type { Transaction, WithdrawalBody } from '@tokentradex/backend/contracts';
import { useState } from 'react';
import { isOutcomeUnknown, toErrorData, type ApiErrorData } from '../../services/api-error.ts';
import { api } from '../../services/api.ts';
import { createIdempotencyKey } from '../../services/idempotency-key.ts';

export type WithdrawalStep =
  | { name: 'edit'; error: ApiErrorData | null }
  | { name: 'review'; body: WithdrawalBody; key: string; error: ApiErrorData | null }
  | { name: 'done'; transaction: Transaction };

export interface Withdrawal {
  step: WithdrawalStep;
  isBusy: boolean;
  /** From the form to the review: a new intent with a key of its own. */
  review: (body: WithdrawalBody) => void;
  /** Back to the form. */
  edit: () => void;
  /**
   * Sends the reviewed withdrawal; again with the same key, so that it is taken once at most.
   * @param totp where the account asks for a code.
   */
  send: (totp?: string) => Promise<Transaction | null>;
}

/** Nothing has happened: another code may be sent with the same withdrawal. */
export function isAboutCode({ code }: ApiErrorData): boolean {
  return code === 'totp_required' || code === 'invalid_totp';
}

/** The way of one withdrawal from form to outcome. */
export function useWithdrawal(): Withdrawal {
  const [step, setStep] = useState<WithdrawalStep>({ name: 'edit', error: null });
  const [isBusy, setIsBusy] = useState(false);

  const send = async (totp?: string) => {
    if (step.name !== 'review' || isBusy) return null;
    setIsBusy(true);
    try {
      const transaction = await api.wallet.withdraw(
        totp === undefined ? step.body : { ...step.body, totp },
        step.key,
      );
      setStep({ name: 'done', transaction });
      return transaction;
    } catch (failure) {
      const error = toErrorData(failure);
      // A refusal has no effect, so the form may change; an unknown outcome must be asked about first.
      const staysHere = isOutcomeUnknown(error) || isAboutCode(error);
      setStep(staysHere ? { ...step, error } : { name: 'edit', error });
      return null;
    } finally {
      setIsBusy(false);
    }
  };

  return {
    step,
    isBusy,
    review: (body) => {
      setStep({ name: 'review', body, key: createIdempotencyKey(), error: null });
    },
    edit: () => {
      setStep({ name: 'edit', error: null });
    },
    send,
  };
}
