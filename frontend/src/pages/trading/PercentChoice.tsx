import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Slider from '@mui/material/Slider';
import Typography from '@mui/material/Typography';
import { orderFormTexts } from '../../i18n/en/order-form.ts';
import { useText } from '../../i18n/use-text.ts';

const MARKS = [25, 50, 75, 100];

interface PercentChoiceProps {
  /** 0 to 100. */
  percent: number;
  onChoose: (percent: number) => void;
  /** Why nothing can be chosen; null when it can. */
  disabledReason: string | null;
}

/** How much of what is available the order uses: a slider, and buttons for the quarters. */
export function PercentChoice({ percent, onChoose, disabledReason }: PercentChoiceProps) {
  const t = useText(orderFormTexts);
  const isDisabled = disabledReason !== null;
  return (
    <Box>
      <Box sx={{ px: 1.75 }}>
        <Slider
          size="small"
          value={percent}
          onChange={(_event, value) => {
            onChoose(value);
          }}
          disabled={isDisabled}
          step={1}
          marks={[0, ...MARKS].map((value) => ({ value }))}
          valueLabelDisplay="auto"
          valueLabelFormat={(value) => `${value}%`}
          slotProps={{ input: { 'aria-label': t('percent.share') } }}
          sx={{
            color: 'text.primary',
            py: 2.5,
            '&.Mui-disabled': { color: 'surface.border' },
            '& .MuiSlider-rail': { bgcolor: 'surface.border', opacity: 1 },
            '& .MuiSlider-mark': {
              width: 6,
              height: 6,
              borderRadius: '50%',
              bgcolor: 'surface.border',
              transform: 'translate(-50%, -50%)',
              opacity: 1,
            },
            '& .MuiSlider-markActive': { bgcolor: 'text.primary' },
            '& .MuiSlider-thumb': { width: 14, height: 14 },
          }}
        />
      </Box>
      <Box sx={{ display: 'grid', gridTemplateColumns: 'repeat(4, 1fr)', gap: 1.5 }}>
        {MARKS.map((mark) => (
          <ButtonBase
            key={mark}
            disabled={isDisabled}
            aria-label={t('percent.use', { percent: mark })}
            onClick={() => {
              onChoose(mark);
            }}
            sx={{
              height: 26,
              borderRadius: '4px',
              typography: 'caption',
              fontWeight: 500,
              fontVariantNumeric: 'tabular-nums',
              color: 'text.secondary',
              bgcolor: 'surface.raised',
              border: 1,
              borderColor: 'divider',
              '&:hover': { color: 'text.primary', borderColor: 'surface.border' },
              '&.Mui-disabled': { color: 'text.disabled' },
            }}
          >
            {mark}%
          </ButtonBase>
        ))}
      </Box>
      {isDisabled && (
        <Typography variant="caption" component="p" sx={{ color: 'text.secondary', mt: 1 }}>
          {disabledReason}
        </Typography>
      )}
    </Box>
  );
}
