import Box from '@mui/material/Box';
import { shortenMiddle } from '../lib/shorten-middle.ts';
import { CopyButton } from './CopyButton.tsx';
import { Figure } from './Figure.tsx';

interface CopyableTextProps {
  text: string;
  /** What is copied: "order id". */
  label: string;
  /** Longer ones lose their middle on the screen. Default: shown whole. */
  lengthMax?: number;
}

/** An id or an address, short enough for its place, with a button that copies all of it. */
export function CopyableText({ text, label, lengthMax = Infinity }: CopyableTextProps) {
  return (
    <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 1, my: -1 }}>
      <Figure>
        <span title={text}>{shortenMiddle(text, lengthMax)}</span>
      </Figure>
      <CopyButton text={text} label={label} />
    </Box>
  );
}
