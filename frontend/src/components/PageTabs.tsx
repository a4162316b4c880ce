import Box from '@mui/material/Box';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useId, type ReactNode } from 'react';

export interface PageTab<Value extends string> {
  value: Value;
  label: string;
  /** How many, behind the label. */
  count?: number | undefined;
}

interface PageTabsProps<Value extends string> {
  /** Names the tabs for screen readers. */
  label: string;
  tabs: readonly PageTab<Value>[];
  value: Value;
  onChange: (value: Value) => void;
  /** Stands in the row of the tabs, at the right; below them on phones. */
  actions?: ReactNode;
  /** The panel of the chosen tab. */
  children: ReactNode;
}

/** Tabs with the panel that they switch. */
export function PageTabs<Value extends string>(props: PageTabsProps<Value>) {
  const { label, tabs, value, onChange, actions, children } = props;
  const id = useId();
  return (
    <>
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          alignItems: 'center',
          gap: 2,
          px: 2,
          borderBottom: 1,
          borderColor: 'divider',
        }}
      >
        <Tabs
          value={value}
          aria-label={label}
          variant="scrollable"
          scrollButtons={false}
          onChange={(_event, chosen: Value) => {
            onChange(chosen);
          }}
          sx={{ mb: '-1px', minWidth: 0 }}
        >
          {tabs.map((tab) => (
            <Tab
              key={tab.value}
              value={tab.value}
              id={`${id}-tab-${tab.value}`}
              {...(tab.value === value ? { 'aria-controls': `${id}-panel` } : {})}
              label={
                <span>
                  {tab.label}
                  {tab.count !== undefined && (
                    <Box component="span" sx={{ ml: 0.5, color: 'text.secondary' }}>
                      {/* Without the blank the name is read as one word, "Open3". */} {tab.count}
                    </Box>
                  )}
                </span>
              }
            />
          ))}
        </Tabs>
        {actions !== undefined && (
          <Box
            sx={{
              ml: { xs: 0, md: 'auto' },
              px: 2,
              pb: { xs: 2, md: 0 },
              display: 'flex',
              flexWrap: 'wrap',
              gap: 2,
            }}
          >
            {actions}
          </Box>
        )}
      </Box>
      <Box id={`${id}-panel`} role="tabpanel" aria-labelledby={`${id}-tab-${value}`}>
        {children}
      </Box>
    </>
  );
}
