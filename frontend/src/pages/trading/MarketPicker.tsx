import ExpandMoreIcon from '@mui/icons-material/ExpandMore';
import SearchIcon from '@mui/icons-material/Search';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import InputAdornment from '@mui/material/InputAdornment';
import OutlinedInput from '@mui/material/OutlinedInput';
import Popover from '@mui/material/Popover';
import Typography from '@mui/material/Typography';
import type { Token } from '@tokentradex/backend/contracts';
import { useRef, useState, type KeyboardEvent } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import { Change } from '../../components/Change.tsx';
import { Price } from '../../components/Price.tsx';
import { TokenIcon } from '../../components/TokenIcon.tsx';
import { workspaceTexts } from '../../i18n/en/workspace.ts';
import { useText } from '../../i18n/use-text.ts';
import { useTickers } from '../../services/market-data/use-market-data.ts';
import { useHotkey } from '../../services/hotkeys.ts';
import { useAppSelector } from '../../store/index.ts';
import { selectMarkets } from '../../store/slices/tokensSlice.ts';

function matches(market: Token, search: string): boolean {
  const text = search.trim().toLowerCase();
  return [market.symbol, market.name, market.market].some((name) =>
    name.toLowerCase().includes(text),
  );
}

/** The market's name as a button; opens a searchable list of all of them. */
export function MarketPicker({ market }: { market: Token }) {
  const t = useText(workspaceTexts);
  const button = useRef<HTMLButtonElement>(null);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  useHotkey('searchMarkets', () => {
    setAnchor(button.current);
  });
  const close = () => {
    setAnchor(null);
  };
  return (
    <>
      {/* The name of the market is what this screen is about. */}
      <Typography variant="h1" component="h1" sx={{ flex: 'none', fontSize: 'inherit' }}>
        <ButtonBase
          ref={button}
          aria-haspopup="dialog"
          aria-expanded={anchor !== null}
          onClick={(event) => {
            setAnchor(event.currentTarget);
          }}
          sx={{
            gap: 2,
            height: 36,
            px: 2,
            ml: -2,
            borderRadius: 1,
            fontSize: '0.9375rem',
            fontWeight: 600,
            letterSpacing: '-0.01em',
            '&:hover': { bgcolor: 'surface.hover' },
            '&.Mui-focusVisible': { outlineOffset: -2 },
          }}
        >
          <TokenIcon symbol={market.symbol} size={24} />
          {market.market}
          <ExpandMoreIcon aria-hidden sx={{ fontSize: 18, color: 'text.secondary' }} />
        </ButtonBase>
      </Typography>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={close}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        slotProps={{
          paper: {
            'aria-label': t('chooseMarket'),
            role: 'dialog',
            sx: { width: 380, border: 1, borderColor: 'surface.border', mt: 1 },
          },
        }}
      >
        <MarketList current={market} onChosen={close} />
      </Popover>
    </>
  );
}

/** One function for ever, so that React calls it at the mount alone. */
function focusOnMount(input: HTMLInputElement | null): void {
  input?.focus();
}

/** Arrow keys go through the results; from the search field down to the first. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('input, a')];
  const index = stops.findIndex((stop) => stop === document.activeElement);
  const next = stops[index + (event.key === 'ArrowDown' ? 1 : -1)];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}

function MarketList({ current, onChosen }: { current: Token; onChosen: () => void }) {
  const t = useText(workspaceTexts);
  const [search, setSearch] = useState('');
  const markets = useAppSelector(selectMarkets);
  const { byTokenId } = useTickers();
  const navigate = useNavigate();
  const found = markets.filter((market) => matches(market, search));
  const openFirst = () => {
    const first = found[0];
    if (first === undefined) return;
    onChosen();
    void navigate(`/trade/${first.symbol}`);
  };
  return (
    <Box role="presentation" onKeyDown={moveFocus}>
      <Box
        component="form"
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          openFirst();
        }}
        sx={{ p: 2 }}
      >
        <OutlinedInput
          size="small"
          fullWidth
          placeholder={t('searchMarkets')}
          value={search}
          inputRef={focusOnMount}
          onChange={(event) => {
            setSearch(event.target.value);
          }}
          startAdornment={
            <InputAdornment position="start">
              <SearchIcon sx={{ fontSize: 17 }} />
            </InputAdornment>
          }
          slotProps={{ input: { 'aria-label': t('searchMarkets') } }}
        />
      </Box>
      <Box
        component="ul"
        aria-label={t('markets')}
        sx={{ m: 0, p: 1, pt: 0, listStyle: 'none', maxHeight: 360, overflowY: 'auto' }}
      >
        {found.map((market) => (
          <li key={market.id}>
            <ButtonBase
              component={Link}
              to={`/trade/${market.symbol}`}
              onClick={onChosen}
              aria-current={market.id === current.id ? 'true' : undefined}
              sx={{
                width: '100%',
                display: 'grid',
                gridTemplateColumns: '28px 1fr auto 72px',
                gap: 2,
                px: 2,
                height: 40,
                borderRadius: 1,
                textAlign: 'left',
                typography: 'body2',
                bgcolor: market.id === current.id ? 'surface.hover' : 'transparent',
                '&:hover, &.Mui-focusVisible': { bgcolor: 'surface.hover' },
                '&.Mui-focusVisible': { outlineOffset: -2 },
                '& > :last-child': { textAlign: 'right' },
              }}
            >
              <TokenIcon symbol={market.symbol} size={24} />
              <span>
                <Box component="span" sx={{ fontWeight: 560, mr: 1.5 }}>
                  {market.market}
                </Box>
                <Box component="span" sx={{ color: 'text.secondary' }}>
                  {market.name}
                </Box>
              </span>
              <Price
                value={byTokenId.get(market.id)?.last ?? market.currentPrice}
                tick={market.tickSize}
              />
              <Change percent={byTokenId.get(market.id)?.changePercent} />
            </ButtonBase>
          </li>
        ))}
        {found.length === 0 && (
          <Typography component="li" variant="body2" sx={{ color: 'text.secondary', p: 3 }}>
            {t('nothingFound')}
          </Typography>
        )}
      </Box>
    </Box>
  );
}
