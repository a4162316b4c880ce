import CheckCircleIcon from '@mui/icons-material/CheckCircle';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Typography from '@mui/material/Typography';
import { Link } from 'react-router-dom';

interface Step {
  title: string;
  text: string;
  isDone: boolean;
  action: { label: string; to: string };
}

function stepsOf(hasFunds: boolean, hasOrders: boolean): Step[] {
  return [
    {
      title: 'Add funds',
      text: 'Credit yourself sandbox money. It is not real, and it arrives at once.',
      isDone: hasFunds,
      action: { label: 'Deposit', to: '/wallet?deposit' },
    },
    {
      title: 'Choose a market',
      text: 'Look at prices, star what you want to follow, open one to trade.',
      isDone: hasOrders,
      action: { label: 'See the markets', to: '/markets' },
    },
    {
      title: 'Place your first order',
      text: 'A market order trades now; a limit order waits for your price.',
      isDone: hasOrders,
      action: { label: 'Trade', to: '/trade' },
    },
  ];
}

interface FirstStepsProps {
  hasFunds: boolean;
  hasOrders: boolean;
}

/** For a new account: what to do first, with the next step ahead of the others. */
export function FirstSteps({ hasFunds, hasOrders }: FirstStepsProps) {
  const steps = stepsOf(hasFunds, hasOrders);
  const next = steps.findIndex(({ isDone }) => !isDone);
  return (
    <Card component="section" aria-labelledby="first-steps" sx={{ p: { xs: 4, md: 6 } }}>
      <Typography variant="h2" id="first-steps">
        Three steps to your first trade
      </Typography>
      <Box
        component="ol"
        sx={{
          display: 'grid',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'repeat(3, minmax(0, 1fr))' },
          gap: { xs: 5, md: 8 },
          listStyle: 'none',
          m: 0,
          mt: 5,
          p: 0,
        }}
      >
        {steps.map(({ title, text, isDone, action }, index) => (
          <Box component="li" key={title} sx={{ display: 'flex', gap: 3 }}>
            <Box
              sx={{
                flexShrink: 0,
                display: 'flex',
                alignItems: 'center',
                justifyContent: 'center',
                width: 26,
                height: 26,
                borderRadius: '50%',
                typography: 'subtitle2',
                color: isDone
                  ? 'trading.up'
                  : index === next
                    ? 'primary.contrastText'
                    : 'text.secondary',
                bgcolor: isDone ? 'transparent' : index === next ? 'primary.main' : 'surface.hover',
              }}
            >
              {isDone ? <CheckCircleIcon titleAccess="Done" /> : index + 1}
            </Box>
            <Box>
              <Typography variant="h3">{title}</Typography>
              <Typography variant="body2" sx={{ color: 'text.secondary', mt: 1, mb: 3 }}>
                {text}
              </Typography>
              {!isDone && (
                <Button
                  component={Link}
                  to={action.to}
                  size="small"
                  variant={index === next ? 'contained' : 'outlined'}
                >
                  {action.label}
                </Button>
              )}
            </Box>
          </Box>
        ))}
      </Box>
    </Card>
  );
}
