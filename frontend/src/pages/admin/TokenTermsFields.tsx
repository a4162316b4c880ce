import Box from '@mui/material/Box';
import { LabelledField } from '../../components/LabelledField.tsx';
import { adminTexts } from '../../i18n/en/admin.ts';
import { useText } from '../../i18n/use-text.ts';
import { TERM_KEYS, type TermKey, type TokenTerms } from './token-terms.ts';

interface TokenTermsFieldsProps {
  terms: TokenTerms;
  problems: Partial<Record<string, string>>;
  symbol: string;
  quoteSymbol: string;
  onChange: (terms: TokenTerms) => void;
}

/** Amounts of the token. */
const QUANTITY_KEYS: readonly TermKey[] = [
  'lotSize',
  'minQuantity',
  'maxQuantity',
  'circulatingSupply',
];

function unitOf(key: TermKey, symbol: string, quoteSymbol: string): string | undefined {
  if (key === 'tickSize' || key === 'minNotional') return quoteSymbol;
  const isInToken = QUANTITY_KEYS.some((quantityKey) => quantityKey === key);
  return isInToken && symbol !== '' ? symbol : undefined;
}

/** The fields that listing and editing a token share. */
export function TokenTermsFields(props: TokenTermsFieldsProps) {
  const t = useText(adminTexts);
  const { terms, problems, symbol, quoteSymbol, onChange } = props;
  return (
    <Box
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'repeat(2, minmax(0, 1fr))' },
        gap: 4,
        '& > :first-of-type': { gridColumn: '1 / -1' },
      }}
    >
      {TERM_KEYS.map((key) => (
        <LabelledField
          key={key}
          label={t(`term.${key}`)}
          value={terms[key]}
          aside={unitOf(key, symbol, quoteSymbol)}
          inputMode={key === 'name' ? 'text' : 'decimal'}
          isTabular={key !== 'name'}
          error={problems[key]}
          onChange={(value) => {
            onChange({ ...terms, [key]: value });
          }}
        />
      ))}
    </Box>
  );
}
