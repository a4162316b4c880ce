import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import {
  ANNOUNCEMENT_SEVERITIES,
  LIMITS,
  type AdminAnnouncement,
} from '@tokentradex/backend/contracts';
import { useState } from 'react';
import { AnnouncementText } from '../../components/layout/AnnouncementText.tsx';
import { LabelledField } from '../../components/LabelledField.tsx';
import { LabelledSelect } from '../../components/LabelledSelect.tsx';
import { adminHouseTexts } from '../../i18n/en/admin-house.ts';
import { houseTexts } from '../../i18n/en/house.ts';
import { useText } from '../../i18n/use-text.ts';
import { adminApi } from '../../services/admin-api.ts';
import { notify } from '../../services/notify.ts';
import { AdminDialog } from './AdminDialog.tsx';
import { ReasonField } from './ReasonField.tsx';
import { useReasonedChange } from './use-reasoned-change.ts';
import {
  bodyOf,
  draftOf,
  emptyDraft,
  missingIn,
  type AnnouncementDraft,
  type MissingField,
} from './announcement-draft.ts';
import { LocalTimeField } from './LocalTimeField.tsx';

interface AnnouncementDialogProps {
  /** Null makes a new one. */
  announcement: AdminAnnouncement | null;
  onClose: () => void;
  onDone: () => void;
}

/** Writes an announcement, with a look at what readers will see. */
export function AnnouncementDialog({ announcement, onClose, onDone }: AnnouncementDialogProps) {
  const t = useText(adminHouseTexts);
  const [draft, setDraft] = useState(() =>
    announcement === null ? emptyDraft(Date.now()) : draftOf(announcement),
  );
  const { isBusy, error, isTouched, reasonField, submit } = useReasonedChange();
  const missing = missingIn(draft);
  const change = (changes: Partial<AnnouncementDraft>) => {
    setDraft((known) => ({ ...known, ...changes }));
  };
  const save = async () => {
    const saved = await submit(missing === null, (reason) => {
      const body = bodyOf(draft, reason);
      return announcement === null
        ? adminApi.house.announce(body)
        : adminApi.house.replace(announcement.id, body);
    });
    if (saved === null) return;
    notify('success', t('published'), saved.title);
    onDone();
    onClose();
  };
  return (
    <AdminDialog
      title={t(announcement === null ? 'editorNew' : 'editorEdit')}
      confirmLabel={t(announcement === null ? 'publish' : 'save')}
      isBusy={isBusy}
      error={error}
      width="sm"
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <DraftFields draft={draft} missing={isTouched ? missing : null} onChange={change} />
      <Preview draft={draft} />
      <ReasonField {...reasonField} />
    </AdminDialog>
  );
}

interface DraftFieldsProps {
  draft: AnnouncementDraft;
  missing: MissingField | null;
  onChange: (changes: Partial<AnnouncementDraft>) => void;
}

function DraftFields({ draft, missing, onChange }: DraftFieldsProps) {
  const t = useText(adminHouseTexts);
  const severities = useText(houseTexts);
  const problem = (field: MissingField) => (missing === field ? t(`missing.${field}`) : undefined);
  const texts = [
    ['title', 'body'],
    ['titleDe', 'bodyDe'],
  ] as const;
  return (
    <>
      <Box sx={TWO_COLUMNS}>
        <LabelledSelect
          label={t('field.severity')}
          value={draft.severity}
          options={ANNOUNCEMENT_SEVERITIES.map((value) => ({
            value,
            label: severities(`severity.${value}`),
          }))}
          onChange={(severity) => {
            onChange({ severity });
          }}
        />
        <span />
        <LocalTimeField
          label={t('field.startsAt')}
          value={draft.startsAt}
          error={problem('startsAt')}
          onChange={(startsAt) => {
            onChange({ startsAt });
          }}
        />
        <LocalTimeField
          label={t('field.endsAt')}
          value={draft.endsAt}
          error={problem('endsAt')}
          hint={t('field.endsAtHint')}
          onChange={(endsAt) => {
            onChange({ endsAt });
          }}
        />
      </Box>
      {texts.map(([title, body]) => (
        <Box key={title} sx={{ display: 'grid', gap: 3 }}>
          <LabelledField
            label={t(`field.${title}`)}
            value={draft[title]}
            lengthMax={LIMITS.announcementTitleLengthMax}
            error={title === 'title' ? problem('title') : undefined}
            hint={title === 'titleDe' ? t('germanHint') : undefined}
            onChange={(value) => {
              onChange({ [title]: value });
            }}
          />
          <LabelledField
            label={t(`field.${body}`)}
            value={draft[body]}
            rows={2}
            lengthMax={LIMITS.announcementBodyLengthMax}
            error={body === 'body' ? problem('body') : undefined}
            hint={body === 'body' ? t('field.bodyHint') : undefined}
            onChange={(value) => {
              onChange({ [body]: value });
            }}
          />
        </Box>
      ))}
    </>
  );
}

function Preview({ draft }: { draft: AnnouncementDraft }) {
  const t = useText(adminHouseTexts);
  const shown = {
    severity: draft.severity,
    title: draft.title.trim() || t('previewTitle'),
    body: draft.body.trim() || t('previewBody'),
    titleDe: draft.titleDe.trim() || null,
    bodyDe: draft.bodyDe.trim() || null,
  };
  const hasGerman = shown.titleDe !== null || shown.bodyDe !== null;
  return (
    <Box component="section" aria-label={t('preview')}>
      <Typography variant="subtitle2" component="p" sx={{ mb: 1.5 }}>
        {t('preview')}
      </Typography>
      <Box sx={{ border: 1, borderColor: 'divider', borderRadius: 1, overflow: 'hidden' }}>
        {(['en', ...(hasGerman ? (['de'] as const) : [])] as const).map((language) => (
          <Box
            key={language}
            lang={language}
            sx={{
              display: 'flex',
              px: 4,
              typography: 'body2',
              bgcolor: 'surface.raised',
              '& + &': { borderTop: 1, borderColor: 'divider' },
            }}
          >
            <AnnouncementText announcement={shown} language={language} isWhole />
          </Box>
        ))}
      </Box>
    </Box>
  );
}

const TWO_COLUMNS = {
  display: 'grid',
  gap: 4,
  gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' },
  '& > span': { display: { xs: 'none', sm: 'block' } },
} as const;
