import type { WithdrawalLimits } from '@tokentradex/backend/contracts';
import { Money } from '../../../components/Money.tsx';
import { withdrawalRuleTexts } from '../../../i18n/en/withdrawal-rules.ts';
import { RichText } from '../../../i18n/RichText.tsx';
import { tighterLimit } from './left-of-limits.ts';

/** How much may still be withdrawn now. */
export function LeftOfLimit({ limits }: { limits: WithdrawalLimits }) {
  const { name, remaining } = tighterLimit(limits);
  return (
    <RichText
      texts={withdrawalRuleTexts}
      name={name === 'day' ? 'leftOfDay' : 'leftOfMonth'}
      values={{ amount: <Money value={remaining} symbol={limits.quoteSymbol} /> }}
    />
  );
}
