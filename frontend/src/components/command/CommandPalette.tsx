import SearchIcon from '@mui/icons-material/Search';
import Box from '@mui/material/Box';
import Dialog from '@mui/material/Dialog';
import InputBase from '@mui/material/InputBase';
import Typography from '@mui/material/Typography';
import { useEffect, useId, useState, type KeyboardEvent } from 'react';
import { commandTexts } from '../../i18n/en/command.ts';
import { useText } from '../../i18n/use-text.ts';
import { useTicker } from '../../services/market-data/use-market-data.ts';
import { overlay } from '../../services/overlay.ts';
import { useAppSelector } from '../../store/index.ts';
import { selectTokensById } from '../../store/slices/tokensSlice.ts';
import { Change } from '../Change.tsx';
import { Price } from '../Price.tsx';
import { matchCommands } from './match-commands.ts';
import { useCommands, type Command } from './use-commands.ts';

const RESULTS_MAX = 40;

/** One function for ever, so that React calls it at the mount alone. */
function focusOnMount(input: HTMLInputElement | null): void {
  input?.focus();
}

function close(): void {
  overlay.close();
}

/** Finds a page, a market or an action by typing, and goes there with Enter. */
export function CommandPalette() {
  const t = useText(commandTexts);
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState(0);
  const listId = useId();
  const found = matchCommands(useCommands(), search, RESULTS_MAX);
  const active = found[Math.min(chosen, found.length - 1)];
  const optionId = (command: Command) => `${listId}-${command.id}`;
  const run = (command: Command) => {
    // First, so that the command may open another overlay.
    close();
    command.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : found.length - 1;
      setChosen((index) => (found.length === 0 ? 0 : (index + step) % found.length));
    } else if (event.key === 'Enter' && active !== undefined) {
      event.preventDefault();
      run(active);
    }
  };
  return (
    <Dialog
      open
      onClose={close}
      fullWidth
      maxWidth="sm"
      transitionDuration={0}
      slotProps={{ paper: { 'aria-label': t('title'), sx: PAPER } }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 3, px: 4, height: 52 }}>
        <SearchIcon aria-hidden sx={{ fontSize: 18, color: 'text.secondary' }} />
        <InputBase
          fullWidth
          value={search}
          placeholder={t('placeholder')}
          inputRef={focusOnMount}
          onChange={(event) => {
            setSearch(event.target.value);
            setChosen(0);
          }}
          onKeyDown={onKeyDown}
          slotProps={{
            input: {
              role: 'combobox',
              'aria-label': t('placeholder'),
              'aria-expanded': true,
              'aria-controls': listId,
              'aria-autocomplete': 'list',
              'aria-activedescendant': active === undefined ? undefined : optionId(active),
            },
          }}
        />
      </Box>
      <Box
        id={listId}
        role="listbox"
        aria-label={t('results')}
        sx={{ overflowY: 'auto', maxHeight: 380, p: 2, borderTop: 1, borderColor: 'divider' }}
      >
        {found.map((command, index) => (
          <Box key={command.id} role="presentation">
            {command.group !== found[index - 1]?.group && (
              <Typography variant="label" component="div" aria-hidden sx={GROUP}>
                {t(`group.${command.group}`)}
              </Typography>
            )}
            <PaletteOption
              id={optionId(command)}
              command={command}
              isActive={command === active}
              onRun={run}
            />
          </Box>
        ))}
      </Box>
      {found.length === 0 && (
        <Typography variant="body2" role="status" sx={{ p: 5, pt: 1, color: 'text.secondary' }}>
          {t('nothing')}
        </Typography>
      )}
    </Dialog>
  );
}

interface PaletteOptionProps {
  id: string;
  command: Command;
  isActive: boolean;
  onRun: (command: Command) => void;
}

function PaletteOption({ id, command, isActive, onRun }: PaletteOptionProps) {
  useEffect(() => {
    if (isActive) document.getElementById(id)?.scrollIntoView({ block: 'nearest' });
  }, [id, isActive]);
  return (
    // The keyboard stays in the field, which names this option as its active one.
    <Box
      id={id}
      role="option"
      aria-selected={isActive}
      tabIndex={-1}
      onClick={() => {
        onRun(command);
      }}
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 3,
        px: 3,
        minHeight: 36,
        borderRadius: 1,
        typography: 'body2',
        cursor: 'pointer',
        bgcolor: isActive ? 'surface.hover' : 'transparent',
        boxShadow: isActive ? 'inset 2px 0 var(--ttx-palette-primary-main)' : 'none',
        '&:hover': { bgcolor: 'surface.hover' },
      }}
    >
      <Box component="span" sx={{ flex: 1, fontWeight: 500 }}>
        {command.label}
      </Box>
      {command.tokenId !== undefined && <MarketFigures tokenId={command.tokenId} />}
    </Box>
  );
}

function MarketFigures({ tokenId }: { tokenId: string }) {
  const ticker = useTicker(tokenId);
  const market = useAppSelector(selectTokensById).get(tokenId);
  if (market === undefined) return null;
  return (
    <>
      <Price value={ticker?.last ?? market.currentPrice} tick={market.tickSize} />
      <Box component="span" sx={{ minWidth: 68, textAlign: 'right' }}>
        <Change percent={ticker?.changePercent} />
      </Box>
    </>
  );
}

const PAPER = { alignSelf: 'flex-start', mt: { xs: 4, md: 16 }, overflow: 'hidden' } as const;
const GROUP = { px: 3, pt: 2, pb: 1, color: 'text.secondary' } as const;
