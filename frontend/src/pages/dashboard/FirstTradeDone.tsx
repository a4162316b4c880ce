import CheckCircleIcon from '@mui/icons-material/CheckCircle';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Typography from '@mui/material/Typography';
import type { DecimalString } from '@tokentradex/backend/contracts';
import { Link } from 'react-router-dom';
import { dashboardTexts } from '../../i18n/en/dashboard.ts';
import { useText } from '../../i18n/use-text.ts';
import { formatDecimal } from '../../lib/decimal-text.ts';
import { notificationCentre } from '../../services/notification-centre.ts';

export interface FirstTrade {
  symbol: string;
  price: DecimalString;
}

interface FirstTradeDoneProps {
  trade: FirstTrade;
  onClose: () => void;
}

/** After the first trade: what it was, and what can be done next. */
export function FirstTradeDone({ trade, onClose }: FirstTradeDoneProps) {
  const t = useText(dashboardTexts);
  const { symbol, price } = trade;
  return (
    <Card
      component="section"
      aria-labelledby="first-trade"
      sx={{ display: 'flex', gap: 3, p: { xs: 4, md: 6 } }}
    >
      <CheckCircleIcon aria-hidden sx={{ color: 'trading.up' }} />
      <div>
        <Typography variant="h2" id="first-trade">
          {t('tradedTitle')}
        </Typography>
        <Typography variant="body2" sx={{ color: 'text.secondary', mt: 1 }}>
          {t('tradedText', { price: formatDecimal(price, { decimalsMax: 4 }) })}
        </Typography>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, mt: 4 }}>
          <Button component={Link} to={`/trade/${symbol}`} variant="contained">
            {t('tradedOpen', { symbol })}
          </Button>
          <Button
            variant="outlined"
            onClick={() => {
              notificationCentre.startAlert(symbol);
            }}
          >
            {t('tradedAlert')}
          </Button>
          <Button variant="text" color="inherit" onClick={onClose}>
            {t('tradedClose')}
          </Button>
        </Box>
      </div>
    </Card>
  );
}
