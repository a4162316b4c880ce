import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Tooltip from '@mui/material/Tooltip';

interface OptionCheckboxProps {
  label: string;
  /** What it does. */
  hint: string;
  /** Why it cannot be chosen now; null when it can. */
  disabledReason: string | null;
  isChecked: boolean;
  onChange: (isChecked: boolean) => void;
}

/** A small yes or no that explains itself, and stays in reach of the keyboard when it is disabled. */
export function OptionCheckbox(props: OptionCheckboxProps) {
  const { label, hint, disabledReason, isChecked, onChange } = props;
  const isDisabled = disabledReason !== null;
  return (
    <Tooltip title={disabledReason ?? hint} describeChild>
      <FormControlLabel
        control={
          <Checkbox
            size="small"
            checked={isChecked}
            onChange={(event) => {
              if (!isDisabled) onChange(event.target.checked);
            }}
            slotProps={{ input: { 'aria-disabled': isDisabled } }}
            sx={{ p: 1, '& svg': { fontSize: 17 }, ...(isDisabled ? { opacity: 0.5 } : {}) }}
          />
        }
        label={label}
        slotProps={{
          typography: { variant: 'caption', color: isDisabled ? 'textDisabled' : 'textSecondary' },
        }}
        sx={{ mr: 0 }}
      />
    </Tooltip>
  );
}
