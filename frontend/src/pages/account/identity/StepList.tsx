import CheckIcon from '@mui/icons-material/Check';
import Box from '@mui/material/Box';

/** Where somebody is among the steps of a form. */
export function StepList({ steps, current }: { steps: readonly string[]; current: number }) {
  return (
    <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0, display: 'flex', gap: 2 }}>
      {steps.map((name, index) => (
        <Box
          component="li"
          key={name}
          aria-current={index === current ? 'step' : undefined}
          sx={{
            flex: 1,
            minWidth: 0,
            pt: 2,
            borderTop: 2,
            borderColor: index <= current ? 'primary.main' : 'surface.border',
            typography: 'caption',
            fontWeight: index === current ? 560 : 400,
            color: index === current ? 'text.primary' : 'text.secondary',
            display: 'flex',
            alignItems: 'center',
            gap: 1,
          }}
        >
          {index < current && <CheckIcon sx={{ fontSize: 14 }} aria-hidden />}
          {index + 1}. {name}
        </Box>
      ))}
    </Box>
  );
}
