import Box from '@mui/material/Box';
import { TokenIcon } from './TokenIcon.tsx';

interface AssetNameProps {
  symbol: string;
  name: string;
  iconSize?: number;
}

/** An asset's icon, symbol and name. */
export function AssetName({ symbol, name, iconSize = 26 }: AssetNameProps) {
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 2.5, minWidth: 0 }}>
      <TokenIcon symbol={symbol} size={iconSize} />
      <Box sx={{ minWidth: 0 }}>
        <Box sx={{ fontWeight: 560, lineHeight: 1.35 }}>{symbol}</Box>
        <Box
          sx={{
            typography: 'caption',
            color: 'text.secondary',
            lineHeight: 1.35,
            whiteSpace: 'nowrap',
            overflow: 'hidden',
            textOverflow: 'ellipsis',
          }}
        >
          {name}
        </Box>
      </Box>
    </Box>
  );
}
