import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Box from '@mui/material/Box';
import { LIMITS, type WithdrawalAddress } from '@tokentradex/backend/contracts';
import { useId, useState } from 'react';
import { LabelledField } from '../../../components/LabelledField.tsx';
import { useSending } from '../../../components/use-sending.ts';
import { withdrawalRuleTexts } from '../../../i18n/en/withdrawal-rules.ts';
import { RichText } from '../../../i18n/RichText.tsx';
import { useText } from '../../../i18n/use-text.ts';
import { describeError, fieldErrors } from '../../../lib/error-text.ts';
import { accountApi } from '../../../services/account-api.ts';
import { useAppSelector } from '../../../store/index.ts';
import { selectAllTokens } from '../../../store/slices/tokensSlice.ts';
import { AssetSelect } from '../AssetSelect.tsx';
import { addressProblem, endsOf, labelProblem, type AddressDraft } from './address-draft.ts';

/** Room for the blanks around what was pasted. */
const TYPED_LENGTH_MAX = 160;

interface AddAddressDialogProps {
  /** The asset to begin with; none means the cash token. */
  tokenId: string | undefined;
  known: readonly WithdrawalAddress[];
  /** Null while it is not known. */
  coolOffHours: number | null;
  onClose: () => void;
  onAdded: () => void;
}

/** Both ends of what was typed or pasted, to be compared by eye. */
function Ends({ address }: { address: string }) {
  const ends = endsOf(address);
  if (ends === null) return null;
  const strong = (text: string) => (
    <Box component="strong" sx={{ color: 'text.primary', fontVariantNumeric: 'tabular-nums' }}>
      {text}
    </Box>
  );
  return (
    <RichText
      texts={withdrawalRuleTexts}
      name="compare"
      values={{ start: strong(ends.start), end: strong(ends.end) }}
    />
  );
}

/** Saves where money may be withdrawn to. */
export function AddAddressDialog(props: AddAddressDialogProps) {
  const { tokenId, known, coolOffHours, onClose, onAdded } = props;
  const t = useText(withdrawalRuleTexts);
  const titleId = useId();
  const tokens = useAppSelector(selectAllTokens);
  const first = tokens.find(({ id }) => id === tokenId) ?? tokens.find(({ isQuote }) => isQuote);
  const [draft, setDraft] = useState<AddressDraft>({
    tokenId: first?.id ?? '',
    label: '',
    address: '',
  });
  const [isTouched, setIsTouched] = useState(false);
  const { isBusy, error, send, dismissError } = useSending();
  const problems = { label: labelProblem(draft), address: addressProblem(draft, known) };
  const refused = fieldErrors(error);
  const textOf = (field: 'label' | 'address') => {
    const problem = problems[field];
    return isTouched && problem !== undefined ? t(problem) : refused[field];
  };
  const change = (changes: Partial<AddressDraft>) => {
    dismissError();
    setDraft({ ...draft, ...changes });
  };

  const submit = async () => {
    setIsTouched(true);
    if (problems.label !== undefined || problems.address !== undefined) return;
    const body = { ...draft, label: draft.label.trim() };
    const added = await send(() => accountApi.withdrawalRules.addAddress(body));
    if (added === null) return;
    // The exchange tells of each new address itself.
    onAdded();
    onClose();
  };

  return (
    <Dialog
      open
      onClose={isBusy ? undefined : onClose}
      aria-labelledby={titleId}
      maxWidth="xs"
      fullWidth
    >
      <DialogTitle id={titleId}>{t('newAddress')}</DialogTitle>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <DialogContent sx={{ display: 'grid', gap: 4 }}>
          <AssetSelect
            assets={tokens}
            value={draft.tokenId}
            onChange={(chosen) => {
              change({ tokenId: chosen });
            }}
          />
          <LabelledField
            label={t('label')}
            value={draft.label}
            onChange={(label) => {
              change({ label });
            }}
            error={textOf('label')}
            hint={t('labelHint')}
            lengthMax={LIMITS.addressLabelLengthMax}
          />
          <LabelledField
            label={t('address')}
            value={draft.address}
            onChange={(address) => {
              change({ address: address.trim() });
            }}
            error={textOf('address')}
            hint={endsOf(draft.address) === null ? undefined : <Ends address={draft.address} />}
            lengthMax={TYPED_LENGTH_MAX}
            isTabular
          />
          {coolOffHours !== null && coolOffHours > 0 && (
            <Alert severity="info">{t('coolOff', { count: coolOffHours })}</Alert>
          )}
          {error !== null && Object.keys(refused).length === 0 && (
            <Alert severity="error">
              {error.code === 'conflict'
                ? t('full', { count: LIMITS.withdrawalAddressesMax })
                : describeError(error)}
            </Alert>
          )}
        </DialogContent>
        <DialogActions>
          <Button variant="outlined" onClick={onClose} disabled={isBusy}>
            {t('cancel')}
          </Button>
          <Button type="submit" variant="contained" loading={isBusy}>
            {t('save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
