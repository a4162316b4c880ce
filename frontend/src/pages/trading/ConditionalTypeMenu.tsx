import ArrowDropDown from '@mui/icons-material/ArrowDropDown';
import ButtonBase from '@mui/material/ButtonBase';
import ListItemText from '@mui/material/ListItemText';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import type { SxProps, Theme } from '@mui/material/styles';
import { useState } from 'react';
import { orderFormTexts } from '../../i18n/en/order-form.ts';
import { useText } from '../../i18n/use-text.ts';
import { oneOf } from '../../lib/one-of.ts';
import { orderTypeName } from '../../lib/order-words.ts';
import { CONDITIONAL_TYPES, type DraftOrderType } from './order-kinds.ts';

interface ConditionalTypeMenuProps {
  chosen: DraftOrderType;
  sxOf: (isChosen: boolean) => SxProps<Theme>;
  onChoose: (orderType: DraftOrderType) => void;
}

/** The types that wait for the market, behind one button that names the chosen one. */
export function ConditionalTypeMenu({ chosen, sxOf, onChoose }: ConditionalTypeMenuProps) {
  const t = useText(orderFormTexts);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const conditional = oneOf(CONDITIONAL_TYPES, chosen);
  return (
    <>
      <ButtonBase
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        aria-pressed={conditional !== undefined}
        onClick={(event) => {
          setAnchor(event.currentTarget);
        }}
        sx={sxOf(conditional !== undefined)}
      >
        {conditional === undefined ? t('conditional') : orderTypeName(conditional)}
        <ArrowDropDown sx={{ fontSize: 20, mr: -1 }} />
      </ButtonBase>
      <Menu
        anchorEl={anchor}
        open={anchor !== null}
        onClose={() => {
          setAnchor(null);
        }}
      >
        {CONDITIONAL_TYPES.map((orderType) => (
          <MenuItem
            key={orderType}
            selected={orderType === chosen}
            onClick={() => {
              setAnchor(null);
              onChoose(orderType);
            }}
            sx={{ maxWidth: 320, whiteSpace: 'normal' }}
          >
            <ListItemText
              primary={orderTypeName(orderType)}
              secondary={t(`about.${orderType}`)}
              slotProps={{
                primary: { variant: 'subtitle2' },
                secondary: { variant: 'caption' },
              }}
            />
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
