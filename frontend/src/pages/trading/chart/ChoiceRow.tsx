import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';

interface ChoiceRowProps<Value extends string> {
  label: string;
  values: readonly Value[];
  chosen: Value;
  onChoose: (value: Value) => void;
  /** What a value is called; itself unless given. */
  text?: (value: Value) => string;
  /** Never scrolls: its neighbours give way. */
  isWhole?: boolean;
}

/** A few small buttons of which one is pressed; scrolls where there is no room. */
export function ChoiceRow<Value extends string>(props: ChoiceRowProps<Value>) {
  const { label, values, chosen, onChoose, text, isWhole = false } = props;
  return (
    <Box
      role="group"
      aria-label={label}
      sx={{
        display: 'flex',
        flex: isWhole ? 'none' : '0 1 auto',
        gap: 0.5,
        minWidth: 0,
        overflowX: 'auto',
        scrollbarWidth: 'none',
      }}
    >
      {values.map((value) => (
        <ButtonBase
          key={value}
          aria-pressed={value === chosen}
          onClick={() => {
            onChoose(value);
          }}
          sx={{
            flex: 'none',
            minWidth: 30,
            height: 26,
            px: 1.5,
            borderRadius: '4px',
            typography: 'caption',
            fontWeight: value === chosen ? 560 : 450,
            color: value === chosen ? 'text.primary' : 'text.secondary',
            bgcolor: value === chosen ? 'surface.hover' : 'transparent',
            '&:hover': { color: 'text.primary' },
            '&.Mui-focusVisible': { outlineOffset: -2 },
          }}
        >
          {text === undefined ? value : text(value)}
        </ButtonBase>
      ))}
    </Box>
  );
}
