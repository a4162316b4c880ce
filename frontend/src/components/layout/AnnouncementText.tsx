import BuildIcon from '@mui/icons-material/BuildOutlined';
import InfoIcon from '@mui/icons-material/InfoOutlined';
import WarningIcon from '@mui/icons-material/WarningAmberOutlined';
import Box from '@mui/material/Box';
import type { Announcement, AnnouncementSeverity } from '@tokentradex/backend/contracts';
import { houseTexts } from '../../i18n/en/house.ts';
import { currentLanguage } from '../../i18n/i18n.ts';
import { useText } from '../../i18n/use-text.ts';

const ICONS: Record<AnnouncementSeverity, typeof InfoIcon> = {
  info: InfoIcon,
  warning: WarningIcon,
  maintenance: BuildIcon,
};

type Shown = Pick<Announcement, 'title' | 'body' | 'titleDe' | 'bodyDe' | 'severity'>;

/** The text in the language of the visit, or in English where there is no other. */
export function announcementIn(language: 'en' | 'de', announcement: Shown) {
  const { title, body, titleDe, bodyDe } = announcement;
  return language === 'de' ? { title: titleDe ?? title, body: bodyDe ?? body } : { title, body };
}

interface AnnouncementTextProps {
  announcement: Shown;
  /** All of the text instead of one line. */
  isWhole: boolean;
  /** Default: the language of the visit. */
  language?: 'en' | 'de';
}

/** An announcement's kind, title and text; one line, or all of it. */
export function AnnouncementText({ announcement, isWhole, language }: AnnouncementTextProps) {
  const t = useText(houseTexts);
  const { severity } = announcement;
  const { title, body } = announcementIn(language ?? currentLanguage(), announcement);
  const Icon = ICONS[severity];
  return (
    <Box sx={{ display: 'flex', gap: 2.5, minWidth: 0, flex: 1, py: 2.5, lineHeight: '20px' }}>
      <Icon
        titleAccess={t(`severity.${severity}`)}
        sx={{
          fontSize: 18,
          mt: '1px',
          flexShrink: 0,
          color: severity === 'info' ? 'primary.main' : 'warning.main',
        }}
      />
      <Box sx={isWhole ? WHOLE : ONE_LINE}>
        <Box component="strong" sx={{ fontWeight: 600, ...(isWhole ? { display: 'block' } : {}) }}>
          {title}
        </Box>
        <Box component="span" sx={{ color: 'text.secondary', ml: isWhole ? 0 : 2 }}>
          {body}
        </Box>
      </Box>
    </Box>
  );
}

const ONE_LINE = {
  minWidth: 0,
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
} as const;
const WHOLE = { minWidth: 0, whiteSpace: 'pre-line', overflowWrap: 'anywhere' } as const;
