import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useEffect, useRef } from 'react';
import { Link, useLocation } from 'react-router-dom';
import { Panel } from '../../components/Panel.tsx';
import { developersTexts } from '../../i18n/en/developers.ts';
import { useText } from '../../i18n/use-text.ts';
import { CodeBlock } from './CodeBlock.tsx';
import { Note } from './Note.tsx';
import { signingExamples } from './signing-examples.ts';

const HASH = '#sign-requests';
const RULES = ['signRuleBytes', 'signRuleTime', 'signRuleReplay', 'signRulePermissions'] as const;

/** How a program signs its requests with an API key. */
export function SigningPanel() {
  const t = useText(developersTexts);
  const examples = signingExamples(window.location.origin);
  const { hash } = useLocation();
  const place = useRef<HTMLDivElement>(null);
  // The page comes after its address: the browser has looked for the place in vain by then.
  useEffect(() => {
    if (hash === HASH) place.current?.scrollIntoView();
  }, [hash]);
  return (
    <Box ref={place} sx={{ scrollMarginTop: 72, minWidth: 0 }}>
      <Panel
        title={t('signTitle')}
        actions={
          <Button size="small" variant="outlined" component={Link} to="/settings/api-keys">
            {t('signKeys')}
          </Button>
        }
      >
        <Typography variant="body2" sx={{ px: 4, pt: 3, maxWidth: 720 }}>
          {t('signIntro')}
        </Typography>
        <CodeBlock title={t('signFormula')} code={examples.formula} />
        <CodeBlock title={t('signCurl')} code={examples.curl} />
        <CodeBlock title={t('signNode')} code={examples.node} />
        <CodeBlock title={t('signPython')} code={examples.python} />
        <CodeBlock title={t('signSocket')} code={examples.socket} />
        <Note>{t('signSocketNote')}</Note>
        <Box component="ul" sx={{ m: 0, pb: 3, pl: 8, pr: 4, display: 'grid', gap: 1.5 }}>
          {RULES.map((rule) => (
            <Typography key={rule} component="li" variant="body2">
              {t(rule)}
            </Typography>
          ))}
        </Box>
      </Panel>
    </Box>
  );
}
