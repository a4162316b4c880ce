import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useCallback, useState } from 'react';
import { ErrorState } from '../../../components/ErrorState.tsx';
import { Panel } from '../../../components/Panel.tsx';
import { StateMark } from './StateMark.tsx';
import { useLoaded } from '../../../components/use-loaded.ts';
import { securityTexts } from '../../../i18n/en/security.ts';
import { useText } from '../../../i18n/use-text.ts';
import { accountApi } from '../../../services/account-api.ts';
import { useAppDispatch, useAppSelector } from '../../../store/index.ts';
import { selectUser, userChanged } from '../../../store/slices/authSlice.ts';
import { DisableTotpDialog } from './DisableTotpDialog.tsx';
import { RenewCodesDialog } from './RenewCodesDialog.tsx';
import { TotpSetupDialog } from './TotpSetupDialog.tsx';

const CODES_LOW = 3;

type OpenDialog = 'setup' | 'disable' | 'renew' | null;

/** Whether a second factor is asked for, and everything that changes it. */
export function TwoFactorPanel() {
  const t = useText(securityTexts);
  const dispatch = useAppDispatch();
  const user = useAppSelector(selectUser);
  const [dialog, setDialog] = useState<OpenDialog>(null);
  const source = useCallback((signal: AbortSignal) => accountApi.security.totp(signal), []);
  const { data: state, load, reload } = useLoaded(source);
  const isOn = state?.isEnabled ?? user?.totpEnabled ?? false;

  const change = (totpEnabled: boolean) => {
    if (user !== null) dispatch(userChanged({ ...user, totpEnabled }));
    reload();
  };
  const close = () => {
    setDialog(null);
  };

  return (
    <Panel
      title={t('twoFactor')}
      actions={<StateMark isGood={isOn} label={t(isOn ? 'on' : 'off')} />}
    >
      <Box sx={{ p: 4, display: 'grid', gap: 4 }}>
        <Box sx={{ display: 'grid', gap: 2, maxWidth: 560 }}>
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {t(isOn ? 'twoFactorOn' : 'twoFactorOff')}
          </Typography>
          {isOn && state !== null && <CodesLeft count={state.recoveryCodesLeft} />}
        </Box>
        {state === null && load.status === 'failed' ? (
          <ErrorState title={t('twoFactor')} error={load.error} onRetry={reload} isCompact />
        ) : (
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 3 }}>
            {isOn ? (
              <>
                <Button
                  variant="outlined"
                  onClick={() => {
                    setDialog('renew');
                  }}
                >
                  {t('newCodes')}
                </Button>
                <Button
                  variant="outlined"
                  onClick={() => {
                    setDialog('disable');
                  }}
                >
                  {t('turnOff')}
                </Button>
              </>
            ) : (
              <Button
                variant="contained"
                disabled={state === null}
                onClick={() => {
                  setDialog('setup');
                }}
              >
                {t('setUp')}
              </Button>
            )}
          </Box>
        )}
      </Box>
      {dialog === 'setup' && (
        <TotpSetupDialog
          onEnabled={() => {
            change(true);
          }}
          onClose={close}
        />
      )}
      {dialog === 'disable' && (
        <DisableTotpDialog
          onDisabled={() => {
            change(false);
          }}
          onClose={close}
        />
      )}
      {dialog === 'renew' && <RenewCodesDialog onRenewed={reload} onClose={close} />}
    </Panel>
  );
}

function CodesLeft({ count }: { count: number }) {
  const t = useText(securityTexts);
  const isLow = count <= CODES_LOW;
  return (
    <Typography variant="body2" sx={{ color: isLow ? 'warning.main' : 'text.secondary' }}>
      {t('codesLeft', { count })} {isLow && t('codesLow')}
    </Typography>
  );
}
