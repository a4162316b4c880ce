import StarIcon from '@mui/icons-material/Star';
import StarBorderIcon from '@mui/icons-material/StarBorder';
import IconButton from '@mui/material/IconButton';
import { appTexts } from '../i18n/en/app.ts';
import { useText } from '../i18n/use-text.ts';
import { favourites, useFavourites } from '../services/favourites.ts';

/** Stars a market, or takes the star away. */
export function FavouriteButton({ symbol }: { symbol: string }) {
  const t = useText(appTexts);
  const isFavourite = useFavourites().has(symbol);
  const Icon = isFavourite ? StarIcon : StarBorderIcon;
  return (
    <IconButton
      size="small"
      aria-label={t('isFavourite', { symbol })}
      aria-pressed={isFavourite}
      onClick={() => {
        favourites.toggle(symbol);
      }}
      sx={{ color: isFavourite ? 'warning.main' : 'text.disabled' }}
    >
      <Icon sx={{ fontSize: 18 }} />
    </IconButton>
  );
}
