import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import type { Token, WithdrawalAddress } from '@tokentradex/backend/contracts';
import { Link } from 'react-router-dom';
import { LabelledField } from '../../components/LabelledField.tsx';
import { LabelledSelect } from '../../components/LabelledSelect.tsx';
import { walletTexts } from '../../i18n/en/wallet.ts';
import { withdrawalRuleTexts } from '../../i18n/en/withdrawal-rules.ts';
import { useText } from '../../i18n/use-text.ts';
import { shortenMiddle } from '../../lib/shorten-middle.ts';
import { formatDateTime } from '../../lib/time-text.ts';
import { isUsable } from './addresses/usable.ts';
import { TYPED, UNCHOSEN, type Destinations } from './withdrawal-destination.ts';

interface DestinationFieldProps {
  token: Token;
  /** Null while it is not known what may be chosen. */
  destinations: Destinations | null;
  nowMs: number;
  /** The id of an entry, `TYPED`, or `UNCHOSEN`. */
  choice: string;
  onChoose: (choice: string) => void;
  /** What is typed. */
  address: string;
  onType: (address: string) => void;
  error: string | undefined;
}

/** An entry of the book; one that waits says until when. */
function EntryName({ entry, isWaiting }: { entry: WithdrawalAddress; isWaiting: boolean }) {
  const t = useText(withdrawalRuleTexts);
  return (
    <Box component="span" sx={{ display: 'block', minWidth: 0 }}>
      <Box component="span" sx={{ display: 'block', overflow: 'hidden', textOverflow: 'ellipsis' }}>
        {entry.label}
      </Box>
      <Box
        component="span"
        sx={{
          display: 'block',
          typography: 'caption',
          color: 'text.secondary',
          fontVariantNumeric: 'tabular-nums',
        }}
      >
        {isWaiting
          ? t('usableFrom', { time: formatDateTime(entry.usableFrom) })
          : shortenMiddle(entry.address, 33)}
      </Box>
    </Box>
  );
}

/** Where to send it: an entry of the address book, or an address that is typed. */
export function DestinationField(props: DestinationFieldProps) {
  const { token, destinations, nowMs, choice, onChoose, address, onType, error } = props;
  const t = useText(withdrawalRuleTexts);
  const words = useText(walletTexts);
  if (destinations === null) return <Skeleton variant="rounded" height={88} />;
  const { entries, isAllowListOnly } = destinations;
  if (isAllowListOnly && !entries.some((entry) => isUsable(entry, nowMs))) {
    return (
      <Alert severity="warning">
        {t('noneUsable', { symbol: token.symbol })}
        <Button
          component={Link}
          to="/wallet?tab=addresses"
          size="small"
          variant="outlined"
          color="inherit"
          sx={{ display: 'flex', width: 'fit-content', mt: 2 }}
        >
          {t('openAddresses')}
        </Button>
      </Alert>
    );
  }
  const typing = isAllowListOnly ? [] : [{ value: TYPED, label: t('anotherAddress') }];
  const choosing = choice === UNCHOSEN ? [{ value: UNCHOSEN, label: t('choose') }] : [];
  return (
    <>
      {entries.length > 0 && (
        <LabelledSelect
          label={t('to')}
          value={choice}
          options={[
            ...choosing,
            ...entries.map((entry) => {
              const isWaiting = !isUsable(entry, nowMs);
              return {
                value: entry.id,
                label: <EntryName entry={entry} isWaiting={isWaiting} />,
                isDisabled: isWaiting,
              };
            }),
            ...typing,
          ]}
          onChange={onChoose}
          hint={isAllowListOnly ? t('onlySaved') : undefined}
          error={choice === TYPED ? undefined : error}
        />
      )}
      {choice === TYPED && (
        <LabelledField
          label={words('address')}
          value={address}
          onChange={onType}
          error={error}
          hint={words('addressHint')}
          lengthMax={160}
          isTabular
        />
      )}
    </>
  );
}
