import Button from '@mui/material/Button';
import { Link } from 'react-router-dom';
import { orderListTexts } from '../../i18n/en/order-lists.ts';
import { useText } from '../../i18n/use-text.ts';

/** The way out of an empty list. */
export function PlaceOrderLink() {
  const t = useText(orderListTexts);
  return (
    <Button component={Link} to="/trade" variant="contained" size="small">
      {t('placeOrder')}
    </Button>
  );
}
