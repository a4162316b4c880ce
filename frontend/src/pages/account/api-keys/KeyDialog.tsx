import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { LIMITS, type ApiKey, type CreateApiKeyBody } from '@tokentradex/backend/contracts';
import { useId, useState } from 'react';
import { LabelledField } from '../../../components/LabelledField.tsx';
import { useSending } from '../../../components/use-sending.ts';
import { apiKeyTexts } from '../../../i18n/en/api-keys.ts';
import { useText } from '../../../i18n/use-text.ts';
import { describeError } from '../../../lib/error-text.ts';
import {
  bodyOf,
  draftOf,
  problemsOf,
  refusedFields,
  type KeyDraft,
  type KeyProblems,
} from './key-draft.ts';
import { PermissionFields } from './PermissionFields.tsx';

interface KeyDialogProps<Answer> {
  /** Null for a new one. */
  edited: ApiKey | null;
  send: (body: Required<CreateApiKeyBody>) => Promise<Answer>;
  onDone: (answer: Answer) => void;
  onClose: () => void;
}

/** What a key is called, what it may do, from where and until when. */
export function KeyDialog<Answer>({ edited, send, onDone, onClose }: KeyDialogProps<Answer>) {
  const t = useText(apiKeyTexts);
  const titleId = useId();
  const [draft, setDraft] = useState(() => draftOf(edited));
  const [problems, setProblems] = useState<KeyProblems>({});
  const sending = useSending();
  const { isBusy, error } = sending;
  const shown = { ...refusedFields(draft, error), ...problems };
  const change = (part: Partial<KeyDraft>) => {
    setDraft((known) => ({ ...known, ...part }));
    setProblems({});
    sending.dismissError();
  };
  const submit = async () => {
    const found = problemsOf(draft, Date.now());
    setProblems(found);
    if (isBusy || Object.keys(found).length > 0) return;
    const answer = await sending.send(() => send(bodyOf(draft)));
    if (answer !== null) onDone(answer);
  };
  return (
    <Dialog
      open
      onClose={isBusy ? undefined : onClose}
      aria-labelledby={titleId}
      maxWidth="sm"
      fullWidth
    >
      <DialogTitle id={titleId}>{edited === null ? t('create') : t('editTitle')}</DialogTitle>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
        style={FORM}
      >
        <DialogContent sx={{ display: 'grid', gap: 5 }}>
          <KeyFields draft={draft} problems={shown} onChange={change} />
          {error !== null && Object.keys(shown).length === 0 && (
            <Alert severity="error">
              {error.code === 'conflict'
                ? t('tooMany', { max: LIMITS.apiKeysMax })
                : describeError(error)}
            </Alert>
          )}
        </DialogContent>
        <DialogActions>
          <Button variant="outlined" onClick={onClose} disabled={isBusy}>
            {t('cancel')}
          </Button>
          <Button type="submit" variant="contained" loading={isBusy}>
            {edited === null ? t('create') : t('save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

interface KeyFieldsProps {
  draft: KeyDraft;
  problems: KeyProblems;
  onChange: (part: Partial<KeyDraft>) => void;
}

function KeyFields({ draft, problems, onChange }: KeyFieldsProps) {
  const t = useText(apiKeyTexts);
  const mayWithdraw = draft.permissions.includes('withdraw');
  return (
    <>
      <LabelledField
        label={t('label')}
        hint={t('labelHint')}
        value={draft.label}
        lengthMax={LIMITS.apiKeyLabelLengthMax}
        error={problems.label}
        onChange={(label) => {
          onChange({ label });
        }}
      />
      <PermissionFields
        value={draft.permissions}
        error={problems.permissions}
        onChange={(permissions) => {
          onChange({ permissions });
        }}
      />
      <LabelledField
        label={t('allowedIps')}
        hint={
          mayWithdraw ? t('allowedIpsNeeded') : t('allowedIpsHint', { max: LIMITS.apiKeyIpsMax })
        }
        value={draft.ips}
        rows={2}
        placeholder="203.0.113.7"
        isTabular
        error={problems.ips}
        onChange={(ips) => {
          onChange({ ips });
        }}
      />
      <LabelledField
        label={t('lastDay')}
        hint={t('lastDayHint')}
        type="date"
        value={draft.lastDay}
        isTabular
        error={problems.lastDay}
        onChange={(lastDay) => {
          onChange({ lastDay });
        }}
      />
    </>
  );
}

/** The content scrolls between the title and the buttons, as it does without a form. */
const FORM = { display: 'flex', flexDirection: 'column', minHeight: 0 } as const;
