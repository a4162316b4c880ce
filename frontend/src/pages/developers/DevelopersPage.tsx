import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { Page } from '../../components/Page.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { Panel } from '../../components/Panel.tsx';
import { developersTexts } from '../../i18n/en/developers.ts';
import { useText } from '../../i18n/use-text.ts';
import { CodeBlock } from './CodeBlock.tsx';
import { codeExamples } from './code-examples.ts';
import { Note } from './Note.tsx';
import { SigningPanel } from './SigningPanel.tsx';

const RULES = ['ruleStrings', 'ruleDurable', 'ruleErrors', 'ruleLimits'] as const;

/** How a program trades here: the first requests, the live channels, where the whole reference is. */
export function DevelopersPage() {
  const t = useText(developersTexts);
  const examples = codeExamples(window.location.origin);
  return (
    <Page title={t('title')}>
      <PageHeader
        title={t('title')}
        subtitle={t('subtitle')}
        actions={
          <>
            <Button variant="contained" href="/api/docs">
              {t('explorer')}
            </Button>
            <Button variant="outlined" href="/api/openapi.json">
              {t('document')}
            </Button>
          </>
        }
      />
      <Box sx={{ display: 'grid', gap: 4, gridTemplateColumns: 'minmax(0, 1fr)' }}>
        <Panel title={t('quickStart')}>
          <CodeBlock title={t('signIn')} code={examples.signIn} />
          <CodeBlock title={t('placeOrder')} code={examples.placeOrder} />
          <Note>{t('retry')}</Note>
        </Panel>
        <SigningPanel />
        <Panel title={t('liveData')}>
          <CodeBlock title={t('connect')} code={examples.subscribe} />
          <Note>{t('gap')}</Note>
          <CodeBlock title={t('socketOrders')} code={examples.socketOrder} />
        </Panel>
        <Panel title={t('rules')}>
          <Box component="ul" sx={{ m: 0, py: 3, pl: 8, pr: 4, display: 'grid', gap: 1.5 }}>
            {RULES.map((rule) => (
              <Typography key={rule} component="li" variant="body2">
                {t(rule)}
              </Typography>
            ))}
          </Box>
        </Panel>
      </Box>
    </Page>
  );
}
