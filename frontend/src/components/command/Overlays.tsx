import { lazy, Suspense, useEffect } from 'react';
import { useHotkey } from '../../services/hotkeys.ts';
import { overlay, useOverlay } from '../../services/overlay.ts';
import { preferences } from '../../services/preferences.ts';

const CommandPalette = lazy(async () => ({
  default: (await import('./CommandPalette.tsx')).CommandPalette,
}));
const HotkeyList = lazy(async () => ({ default: (await import('./HotkeyList.tsx')).HotkeyList }));

/** The keys that work on every page, and what they open; both are chunks that load when asked for. */
export function Overlays() {
  const open = useOverlay();
  useHotkey('searchMarkets', () => {
    overlay.show('palette');
  });
  useHotkey('showHotkeys', () => {
    overlay.show('hotkeys');
  });
  useHotkey('hideBalances', () => {
    preferences.set('hidesBalances', !preferences.get().hidesBalances);
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      if (overlay.get() === 'palette') overlay.close();
      else overlay.show('palette');
    };
    window.addEventListener('keydown', onKeyDown);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
    };
  }, []);
  return (
    <Suspense fallback={null}>
      {open === 'palette' && <CommandPalette />}
      {open === 'hotkeys' && <HotkeyList />}
    </Suspense>
  );
}
