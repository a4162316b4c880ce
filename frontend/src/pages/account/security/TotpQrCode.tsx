import Box from '@mui/material/Box';
import { QRCodeSVG } from 'qrcode.react';

/** Dark on white in every theme, with the quiet zone that cameras need. */
export function TotpQrCode({ uri, label }: { uri: string; label: string }) {
  return (
    <Box sx={{ width: 200, height: 200, borderRadius: '8px', overflow: 'hidden' }}>
      <QRCodeSVG
        value={uri}
        size={200}
        marginSize={3}
        level="M"
        bgColor="#ffffff"
        fgColor="#000000"
        title={label}
        role="img"
      />
    </Box>
  );
}
