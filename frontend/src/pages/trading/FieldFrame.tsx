import Box from '@mui/material/Box';
import FormHelperText from '@mui/material/FormHelperText';
import InputBase from '@mui/material/InputBase';
import { useId, type InputHTMLAttributes, type KeyboardEvent, type ReactNode } from 'react';

interface FieldFrameProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  problem: string | null;
  placeholder?: string | undefined;
  /** After the value: a unit, or a choice of units. */
  suffix: ReactNode;
  input?: InputHTMLAttributes<HTMLInputElement>;
  onBlur?: () => void;
  onKeyDown?: (event: KeyboardEvent) => void;
}

/** One line of the order form: the name at the left, the value and its unit at the right. */
export function FieldFrame(props: FieldFrameProps) {
  const { label, value, problem, suffix, input = {} } = props;
  const id = useId();
  const hasProblem = problem !== null;
  return (
    <div>
      <Box
        sx={{
          display: 'flex',
          alignItems: 'center',
          height: 40,
          px: 3,
          borderRadius: 1,
          border: 1,
          borderColor: hasProblem ? 'trading.down' : 'surface.border',
          bgcolor: 'surface.raised',
          cursor: 'text',
          '&:hover': { borderColor: hasProblem ? 'trading.down' : 'surface.textFaint' },
          '&:focus-within': {
            borderColor: hasProblem ? 'trading.down' : 'primary.main',
            boxShadow: `inset 0 0 0 1px var(--ttx-palette-${
              hasProblem ? 'trading-down' : 'primary-main'
            })`,
          },
        }}
      >
        <Box
          component="label"
          htmlFor={id}
          sx={{ flex: 'none', typography: 'body2', color: 'text.secondary', cursor: 'text', py: 2 }}
        >
          {label}
        </Box>
        <InputBase
          id={id}
          value={value}
          placeholder={props.placeholder ?? ''}
          onChange={(event) => {
            props.onChange(event.target.value);
          }}
          onBlur={props.onBlur}
          onKeyDown={props.onKeyDown}
          autoComplete="off"
          sx={{ flex: 1, minWidth: 0, mx: 2 }}
          slotProps={{
            input: {
              spellCheck: false,
              ...input,
              'aria-invalid': hasProblem,
              ...(hasProblem ? { 'aria-describedby': `${id}-problem` } : {}),
              style: {
                padding: 0,
                textAlign: 'right',
                fontSize: '0.875rem',
                fontWeight: 500,
                fontVariantNumeric: 'tabular-nums',
                outline: 'none',
                ...input.style,
              },
            },
          }}
        />
        {suffix}
      </Box>
      {hasProblem && (
        <FormHelperText id={`${id}-problem`} error>
          {problem}
        </FormHelperText>
      )}
    </div>
  );
}
