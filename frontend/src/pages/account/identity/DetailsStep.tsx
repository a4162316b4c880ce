import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { KYC_DOCUMENT_TYPES, LIMITS, type KycProfile } from '@tokentradex/backend/contracts';
import { useEffect, useMemo, useRef, useState } from 'react';
import { LabelledField } from '../../../components/LabelledField.tsx';
import { LabelledSelect } from '../../../components/LabelledSelect.tsx';
import { identityTexts } from '../../../i18n/en/identity.ts';
import { useText } from '../../../i18n/use-text.ts';
import { countryOptions } from '../../../lib/country-name.ts';
import { checkProfile, type ProfileDraft } from './profile-draft.ts';

interface DetailsStepProps {
  draft: ProfileDraft;
  /** What the exchange said about a field. */
  serverErrors: Partial<Record<string, string>>;
  onChange: (draft: ProfileDraft) => void;
  onBack: () => void;
  onNext: () => void;
}

/** The first step: who somebody is and where they live. */
export function DetailsStep({ draft, serverErrors, onChange, onBack, onNext }: DetailsStepProps) {
  const t = useText(identityTexts);
  const form = useRef<HTMLFormElement>(null);
  const [attempts, setAttempts] = useState(0);
  const [problems, setProblems] = useState<ReturnType<typeof checkProfile>>({});
  const [nowMs] = useState(() => Date.now());
  const countries = useMemo(() => countryOptions(), []);

  useEffect(() => {
    if (attempts > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [attempts]);

  const set = <Field extends keyof KycProfile>(field: Field, value: ProfileDraft[Field]) => {
    const next = { ...draft, [field]: value };
    onChange(next);
    if (attempts > 0) setProblems(checkProfile(next, nowMs));
  };
  const field = (name: Exclude<keyof KycProfile, 'documentType'>, lengthMax: number) => {
    const problem = problems[name];
    return {
      label: t(`field.${name}`),
      value: draft[name],
      lengthMax,
      error: problem === undefined ? serverErrors[name] : t(problem),
      onChange: (value: string) => {
        set(name, value);
      },
    };
  };

  return (
    <Box
      component="form"
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const found = checkProfile(draft, nowMs);
        setProblems(found);
        if (Object.keys(found).length === 0) onNext();
        else setAttempts(attempts + 1);
      }}
      sx={{ display: 'grid', gap: 4 }}
    >
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {t('detailsIntro')}
      </Typography>
      <LabelledField {...field('fullName', LIMITS.kycNameLengthMax)} autoComplete="name" />
      <Box sx={PAIR}>
        <LabelledField
          {...field('birthDate', 10)}
          type="date"
          autoComplete="bday"
          hint={t('birthDateHint', { years: LIMITS.kycAgeYearsMin })}
        />
        <LabelledSelect
          label={t('field.country')}
          value={draft.country}
          options={countries}
          error={problems.country === undefined ? serverErrors['country'] : t(problems.country)}
          onChange={(country) => {
            set('country', country);
          }}
        />
      </Box>
      <LabelledField
        {...field('addressLine', LIMITS.kycAddressLengthMax)}
        autoComplete="street-address"
      />
      <Box sx={PAIR}>
        <LabelledField
          {...field('postalCode', LIMITS.kycPostalCodeLengthMax)}
          autoComplete="postal-code"
        />
        <LabelledField {...field('city', LIMITS.kycNameLengthMax)} autoComplete="address-level2" />
      </Box>
      <LabelledSelect
        label={t('field.documentType')}
        value={draft.documentType}
        options={KYC_DOCUMENT_TYPES.map((value) => ({ value, label: t(`documentType.${value}`) }))}
        error={
          problems.documentType === undefined
            ? serverErrors['documentType']
            : t(problems.documentType)
        }
        onChange={(documentType) => {
          set('documentType', documentType);
        }}
      />
      <Box sx={{ display: 'flex', justifyContent: 'flex-end', gap: 2 }}>
        <Button variant="outlined" onClick={onBack}>
          {t('back')}
        </Button>
        <Button type="submit" variant="contained">
          {t('toDocuments')}
        </Button>
      </Box>
    </Box>
  );
}

const PAIR = {
  display: 'grid',
  gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'repeat(2, minmax(0, 1fr))' },
  gap: 4,
} as const;
