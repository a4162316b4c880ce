import type { Token } from '@tokentradex/backend/contracts';
import { AssetName } from '../../components/AssetName.tsx';
import { LabelledSelect } from '../../components/LabelledSelect.tsx';
import { walletTexts } from '../../i18n/en/wallet.ts';
import { useText } from '../../i18n/use-text.ts';

interface AssetSelectProps {
  assets: readonly Token[];
  /** Token id. */
  value: string;
  onChange: (tokenId: string) => void;
}

/** Which asset to deposit or withdraw. */
export function AssetSelect({ assets, value, onChange }: AssetSelectProps) {
  const t = useText(walletTexts);
  return (
    <LabelledSelect
      label={t('asset')}
      value={value}
      options={assets.map((token) => ({
        value: token.id,
        label: <AssetName symbol={token.symbol} name={token.name} />,
      }))}
      onChange={onChange}
    />
  );
}
