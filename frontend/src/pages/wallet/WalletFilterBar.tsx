import type { ReactNode } from 'react';
import { FilterBar } from '../../components/FilterBar.tsx';
import { FilterSelect } from '../../components/FilterSelect.tsx';
import { walletTexts } from '../../i18n/en/wallet.ts';
import { useText } from '../../i18n/use-text.ts';
import { useAppSelector } from '../../store/index.ts';
import { selectAllTokens } from '../../store/slices/tokensSlice.ts';

interface WalletFilterBarProps {
  /** Token id. */
  tokenId: string | undefined;
  onTokenChange: (symbol: string | null) => void;
  children?: ReactNode;
}

/** The choice of an asset, and what else a list can be narrowed to. */
export function WalletFilterBar({ tokenId, onTokenChange, children }: WalletFilterBarProps) {
  const t = useText(walletTexts);
  const tokens = useAppSelector(selectAllTokens);
  return (
    <FilterBar label={t('filters')}>
      <FilterSelect
        label={t('asset')}
        value={tokens.find(({ id }) => id === tokenId)?.symbol}
        options={tokens.map(({ symbol }) => ({ value: symbol, label: symbol }))}
        onChange={(symbol) => {
          onTokenChange(symbol ?? null);
        }}
      />
      {children}
    </FilterBar>
  );
}
