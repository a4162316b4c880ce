import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Link, useLocation } from 'react-router-dom';
import { orderFormTexts } from '../../i18n/en/order-form.ts';
import { useText } from '../../i18n/use-text.ts';

/** In the place of the button that sends an order. */
export function SignInButtons() {
  const t = useText(orderFormTexts);
  const { pathname } = useLocation();
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <Button
        component={Link}
        to="/login"
        state={{ from: pathname }}
        variant="contained"
        size="large"
      >
        {t('signIn')}
      </Button>
      <Button component={Link} to="/register" variant="outlined">
        {t('register')}
      </Button>
    </Box>
  );
}
