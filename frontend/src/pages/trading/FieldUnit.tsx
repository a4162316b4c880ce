import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';

/** The unit after a number. */
export function FieldUnit({ children }: { children: string }) {
  return (
    <Box component="span" sx={{ typography: 'body2', color: 'text.secondary', flex: 'none' }}>
      {children}
    </Box>
  );
}

interface FieldUnitChoiceProps<Unit extends string> {
  label: string;
  value: Unit;
  /** `disabledReason` says why one cannot be chosen. */
  options: readonly { value: Unit; symbol: string; disabledReason?: string | undefined }[];
  onChoose: (unit: Unit) => void;
}

/** The unit after a number, where it can be one of two. */
export function FieldUnitChoice<Unit extends string>(props: FieldUnitChoiceProps<Unit>) {
  const { label, value, options, onChoose } = props;
  return (
    <Box role="group" aria-label={label} sx={{ display: 'flex', flex: 'none', mr: -1.5 }}>
      {options.map((option) => {
        const isChosen = value === option.value;
        const isDisabled = option.disabledReason !== undefined;
        return (
          <ButtonBase
            key={option.value}
            aria-pressed={isChosen}
            // Stays in reach of keyboards and pointers, so that its reason can be found.
            aria-disabled={isDisabled}
            title={option.disabledReason}
            onClick={() => {
              if (!isDisabled) onChoose(option.value);
            }}
            sx={{
              height: 26,
              px: 1.5,
              borderRadius: '4px',
              typography: 'caption',
              fontWeight: 500,
              color: isDisabled ? 'text.disabled' : isChosen ? 'text.primary' : 'text.secondary',
              bgcolor: isChosen ? 'surface.hover' : 'transparent',
              ...(isDisabled ? { cursor: 'not-allowed' } : {}),
            }}
          >
            {option.symbol}
          </ButtonBase>
        );
      })}
    </Box>
  );
}
