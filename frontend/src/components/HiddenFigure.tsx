import { appTexts } from '../i18n/en/app.ts';
import { useText } from '../i18n/use-text.ts';
import { Figure } from './Figure.tsx';

/** What stands in the place of an amount that the user has hidden; as long for a large one as for a small. */
export function HiddenFigure({ symbol }: { symbol: string | undefined }) {
  const t = useText(appTexts);
  return (
    <Figure tone="muted">
      <span role="img" aria-label={t('hidden')}>
        ••••••
      </span>
      {symbol !== undefined && `\u00a0${symbol}`}
    </Figure>
  );
}
