import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import type { FeeTier } from '@tokentradex/backend/contracts';
import { useState } from 'react';
import { LabelledField } from '../../components/LabelledField.tsx';
import { adminTexts } from '../../i18n/en/admin.ts';
import { useText } from '../../i18n/use-text.ts';
import { fieldErrors } from '../../lib/error-text.ts';
import { adminApi } from '../../services/admin-api.ts';
import { notify } from '../../services/notify.ts';
import { AdminDialog } from './AdminDialog.tsx';
import { ReasonField } from './ReasonField.tsx';
import { useReasonedChange } from './use-reasoned-change.ts';

const FIELDS = ['minVolume', 'makerFeeBps', 'takerFeeBps'] as const;
const FIELD_TEXTS = {
  minVolume: 'feeTiers.minVolume',
  makerFeeBps: 'feeTiers.maker',
  takerFeeBps: 'feeTiers.taker',
} as const;
const FIRST_TIER: FeeTier = { minVolume: '0', makerFeeBps: '10', takerFeeBps: '20' };
const TIERS_MAX = 20;

interface FeeTiersDialogProps {
  tiers: readonly FeeTier[];
  onClose: () => void;
  onDone: () => void;
}

/** Replaces the whole schedule. The server checks that volumes rise, and names the field that does not. */
export function FeeTiersDialog({ tiers, onClose, onDone }: FeeTiersDialogProps) {
  const t = useText(adminTexts);
  const [draft, setDraft] = useState<readonly FeeTier[]>(tiers.length > 0 ? tiers : [FIRST_TIER]);
  const { isBusy, error, reasonField, submit } = useReasonedChange();
  const refused = fieldErrors(error);

  const replace = async () => {
    const replaced = await submit(true, (reason) =>
      adminApi.fees.setTiers({ tiers: [...draft], reason }),
    );
    if (replaced === null) return;
    notify('success', t('feeTiers.changed'));
    onDone();
    onClose();
  };

  return (
    <AdminDialog
      title={t('feeTiers.change')}
      confirmLabel={t('feeTiers.apply')}
      isBusy={isBusy}
      error={Object.keys(refused).length > 0 ? null : error}
      width="sm"
      onSubmit={() => void replace()}
      onClose={onClose}
    >
      {draft.map((tier, index) => (
        <Box
          key={index}
          role="group"
          aria-label={t('feeTiers.tier', { number: index + 1 })}
          sx={{
            display: 'grid',
            gridTemplateColumns: '1.4fr 1fr 1fr auto',
            gap: 2,
            alignItems: 'end',
          }}
        >
          {FIELDS.map((field) => (
            <LabelledField
              key={field}
              label={t(FIELD_TEXTS[field])}
              value={tier[field]}
              inputMode="decimal"
              isTabular
              error={refused[`tiers.${index}.${field}`]}
              onChange={(value) => {
                setDraft(draft.with(index, { ...tier, [field]: value.trim() }));
              }}
            />
          ))}
          <IconButton
            aria-label={t('feeTiers.remove', { number: index + 1 })}
            disabled={draft.length === 1}
            onClick={() => {
              setDraft(draft.toSpliced(index, 1));
            }}
          >
            <DeleteIcon sx={{ fontSize: 18 }} />
          </IconButton>
        </Box>
      ))}
      <Button
        variant="outlined"
        disabled={draft.length >= TIERS_MAX}
        onClick={() => {
          setDraft([...draft, { ...(draft.at(-1) ?? FIRST_TIER), minVolume: '' }]);
        }}
        sx={{ justifySelf: 'start' }}
      >
        {t('feeTiers.add')}
      </Button>
      <ReasonField {...reasonField} />
    </AdminDialog>
  );
}
