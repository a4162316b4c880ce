import ButtonBase from '@mui/material/ButtonBase';
import type { User } from '@tokentradex/backend/contracts';
import { lazy, Suspense, useState } from 'react';
import { appTexts } from '../../i18n/en/app.ts';
import { useText } from '../../i18n/use-text.ts';

const AccountMenuList = lazy(async () => ({
  default: (await import('./AccountMenuList.tsx')).AccountMenuList,
}));

/** The button of who is signed in; its menu is a chunk that loads when it is first opened. */
export function AccountMenu({ user }: { user: User }) {
  const t = useText(appTexts);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [wasOpened, setWasOpened] = useState(false);
  return (
    <>
      <ButtonBase
        aria-label={t('accountOf', { name: user.username })}
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        onClick={(event) => {
          setAnchor(event.currentTarget);
          setWasOpened(true);
        }}
        sx={{
          width: 30,
          height: 30,
          borderRadius: '50%',
          bgcolor: 'surface.accentSoft',
          color: 'primary.main',
          fontSize: '0.8125rem',
          fontWeight: 600,
          '&:hover': { bgcolor: 'surface.hover' },
        }}
      >
        {user.username.slice(0, 1).toUpperCase()}
      </ButtonBase>
      {wasOpened && (
        <Suspense fallback={null}>
          <AccountMenuList
            user={user}
            anchor={anchor}
            onClose={() => {
              setAnchor(null);
            }}
          />
        </Suspense>
      )}
    </>
  );
}
