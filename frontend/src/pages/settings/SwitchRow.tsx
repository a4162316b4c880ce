import Box from '@mui/material/Box';
import Switch from '@mui/material/Switch';
import Typography from '@mui/material/Typography';
import { useId } from 'react';

interface SwitchRowProps {
  label: string;
  hint?: string;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
}

/** A setting that is on or off, with what it does. */
export function SwitchRow({ label, hint, isOn, onChange }: SwitchRowProps) {
  const id = useId();
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: 4 }}>
      <div>
        <Typography variant="subtitle2" component="label" htmlFor={id}>
          {label}
        </Typography>
        {hint !== undefined && (
          <Typography variant="caption" id={`${id}-hint`} component="p" sx={HINT}>
            {hint}
          </Typography>
        )}
      </div>
      <Switch
        id={id}
        edge="end"
        checked={isOn}
        onChange={(_event, checked) => {
          onChange(checked);
        }}
        slotProps={{
          input: hint === undefined ? {} : { 'aria-describedby': `${id}-hint` },
        }}
      />
    </Box>
  );
}

const HINT = { m: 0, color: 'text.secondary' } as const;
