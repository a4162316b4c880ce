import type { Token } from '@tokentradex/backend/contracts';
import type { ReactNode } from 'react';
import { workspaceTexts } from '../../../i18n/en/workspace.ts';
import { useText } from '../../../i18n/use-text.ts';
import { MarketHeader } from '../MarketHeader.tsx';
import { LayoutMenu } from './LayoutMenu.tsx';
import { MarketNotice } from './MarketNotice.tsx';
import { PanelFrame } from './PanelFrame.tsx';
import type { PanelName } from './panel-layouts.ts';
import styles from './workspace.module.css';

interface ResizableScreenProps {
  market: Token;
  quoteSymbol: string;
  chart: ReactNode;
  account: ReactNode;
  levels: ReactNode;
  tape: ReactNode;
  form: ReactNode;
}

/** The desktop trading screen: three columns, two of them in two rows, every border movable. */
export function ResizableScreen(props: ResizableScreenProps) {
  const t = useText(workspaceTexts);
  const separatorLabel = (name: PanelName) => {
    switch (name) {
      case 'book':
      case 'form':
      case 'account':
      case 'tape':
        return t(`separator.${name}`);
      case 'main':
      case 'chart':
      case 'levels':
        return '';
    }
  };
  const main = (
    <PanelFrame
      group="main"
      orientation="vertical"
      separatorLabel={separatorLabel}
      panels={[
        { name: 'chart', minSize: 220, content: props.chart },
        {
          name: 'account',
          minSize: 96,
          content: <div className={styles['account']}>{props.account}</div>,
        },
      ]}
    />
  );
  const book = (
    <PanelFrame
      group="book"
      orientation="vertical"
      separatorLabel={separatorLabel}
      panels={[
        {
          name: 'levels',
          minSize: 240,
          content: <div className={styles['fill']}>{props.levels}</div>,
        },
        { name: 'tape', minSize: 90, content: <div className={styles['fill']}>{props.tape}</div> },
      ]}
    />
  );
  return (
    <div className={styles['frame']}>
      <div className={styles['header']}>
        <MarketHeader
          market={props.market}
          quoteSymbol={props.quoteSymbol}
          actions={<LayoutMenu />}
        />
      </div>
      <MarketNotice market={props.market} />
      <div className={styles['body']}>
        <PanelFrame
          group="columns"
          orientation="horizontal"
          separatorLabel={separatorLabel}
          panels={[
            { name: 'main', minSize: 420, content: main },
            { name: 'book', minSize: 230, content: book },
            {
              name: 'form',
              minSize: 290,
              content: <div className={styles['form']}>{props.form}</div>,
            },
          ]}
        />
      </div>
    </div>
  );
}
