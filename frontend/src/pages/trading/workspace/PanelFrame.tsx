import type { ReactNode } from 'react';
import {
  Group,
  Panel,
  Separator,
  type GroupImperativeHandle,
  type Layout,
} from 'react-resizable-panels';
import { useEffect, useRef } from 'react';
import { preferences, usePreference } from '../../../services/preferences.ts';
import { layoutOf, type PanelGroup, type PanelName } from './panel-layouts.ts';
import styles from './workspace.module.css';

interface PanelFrameProps {
  group: PanelGroup;
  orientation: 'horizontal' | 'vertical';
  panels: readonly { name: PanelName; minSize: number; content: ReactNode }[];
  /** Names the separator before a panel for screen readers. */
  separatorLabel: (name: PanelName) => string;
}

/** Panels beside or above each other whose borders can be dragged, or moved by the arrow keys. */
export function PanelFrame({ group, orientation, panels, separatorLabel }: PanelFrameProps) {
  const stored = usePreference('panelSizes');
  const handle = useRef<GroupImperativeHandle>(null);
  // A preset, a reset or another tab changed the sizes: those that this frame stored itself are its own.
  useEffect(() => {
    const wanted = layoutOf(group, stored);
    const shown = handle.current?.getLayout() ?? wanted;
    const isSame = Object.entries(wanted).every(
      ([name, size]) => Math.abs((shown[name] ?? 0) - size) < 0.1,
    );
    if (!isSame) handle.current?.setLayout(wanted);
  }, [group, stored]);
  const keep = (layout: Layout, { isUserInteraction }: { isUserInteraction: boolean }) => {
    if (!isUserInteraction) return;
    preferences.set('panelSizes', { ...preferences.get().panelSizes, ...layout });
  };
  return (
    <Group
      orientation={orientation}
      groupRef={handle}
      defaultLayout={layoutOf(group, stored)}
      onLayoutChanged={keep}
      className={styles['group']}
    >
      {panels.flatMap(({ name, minSize, content }, index) => [
        ...(index === 0
          ? []
          : [
              <Separator
                key={`before-${name}`}
                aria-label={separatorLabel(name)}
                className={styles[orientation === 'horizontal' ? 'columnEdge' : 'rowEdge']}
              />,
            ]),
        <Panel key={name} id={name} minSize={minSize} className={styles['panel']}>
          {content}
        </Panel>,
      ])}
    </Group>
  );
}
