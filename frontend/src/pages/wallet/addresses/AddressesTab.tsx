import Add from '@mui/icons-material/Add';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { WithdrawalAddress } from '@tokentradex/backend/contracts';
import { useCallback, useState } from 'react';
import { DataTable } from '../../../components/DataTable.tsx';
import { useLoaded } from '../../../components/use-loaded.ts';
import { useNow } from '../../../components/use-now.ts';
import { withdrawalRuleTexts } from '../../../i18n/en/withdrawal-rules.ts';
import { useText } from '../../../i18n/use-text.ts';
import { accountApi } from '../../../services/account-api.ts';
import { WalletFilterBar } from '../WalletFilterBar.tsx';
import { AddAddressDialog } from './AddAddressDialog.tsx';
import { addressColumns } from './address-columns.tsx';
import { AllowListPanel } from './AllowListPanel.tsx';
import { DeleteAddressDialog } from './DeleteAddressDialog.tsx';

const COUNTDOWN_MS = 15_000;
const NO_ADDRESSES: readonly WithdrawalAddress[] = [];

interface AddressesTabProps {
  tokenId: string | undefined;
  onTokenChange: (symbol: string | null) => void;
}

/** Where this account withdraws to, and whether only there. */
export function AddressesTab({ tokenId, onTokenChange }: AddressesTabProps) {
  const t = useText(withdrawalRuleTexts);
  const fetchAddresses = useCallback(
    (signal: AbortSignal) => accountApi.withdrawalRules.addresses(signal),
    [],
  );
  const { data, load, reload } = useLoaded(fetchAddresses);
  const fetchPolicy = useCallback(
    (signal: AbortSignal) => accountApi.withdrawalRules.policy(signal),
    [],
  );
  const policy = useLoaded(fetchPolicy);
  const nowMs = useNow(COUNTDOWN_MS);
  const [isAdding, setIsAdding] = useState(false);
  const [leaving, setLeaving] = useState<WithdrawalAddress | null>(null);
  const addresses = data ?? NO_ADDRESSES;
  const add = () => {
    setIsAdding(true);
  };
  const addButton = (
    <Button size="small" variant="contained" startIcon={<Add />} onClick={add}>
      {t('addAddress')}
    </Button>
  );
  return (
    <>
      <AllowListPanel policy={policy} nowMs={nowMs} />
      <WalletFilterBar tokenId={tokenId} onTokenChange={onTokenChange}>
        <Box sx={{ flex: 1 }} />
        {addButton}
      </WalletFilterBar>
      <DataTable
        label={t('addresses')}
        columns={addressColumns(t, nowMs, setLeaving)}
        rows={addresses.filter((address) => tokenId === undefined || address.tokenId === tokenId)}
        rowKey={({ id }) => id}
        load={load}
        onRetry={reload}
        empty={
          tokenId === undefined
            ? { title: t('none'), hint: t('noneHint') }
            : { title: t('noneOfAsset'), hint: t('noneOfAssetHint') }
        }
      />
      {isAdding && (
        <AddAddressDialog
          tokenId={tokenId}
          known={addresses}
          coolOffHours={policy.data?.coolOffHours ?? null}
          onClose={() => {
            setIsAdding(false);
          }}
          onAdded={reload}
        />
      )}
      {leaving !== null && (
        <DeleteAddressDialog
          address={leaving}
          onClose={() => {
            setLeaving(null);
          }}
          onDone={reload}
        />
      )}
    </>
  );
}
