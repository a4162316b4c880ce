import type { Token } from '@tokentradex/backend/contracts';
import { AssetName } from '../../components/AssetName.tsx';
import { LabelledSelect } from '../../components/LabelledSelect.tsx';

interface AssetSelectProps {
  assets: readonly Token[];
  /** Token id. */
  value: string;
  onChange: (tokenId: string) => void;
}

/** Which asset to deposit or withdraw. */
export function AssetSelect({ assets, value, onChange }: AssetSelectProps) {
  return (
    <LabelledSelect
      label="Asset"
      value={value}
      options={assets.map((token) => ({
        value: token.id,
        label: <AssetName symbol={token.symbol} name={token.name} />,
      }))}
      onChange={onChange}
    />
  );
}
