import BarChartIcon from '@mui/icons-material/BarChartOutlined';
import TableRowsIcon from '@mui/icons-material/TableRowsOutlined';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';

interface ViewSwitchProps {
  isTable: boolean;
  onChange: (isTable: boolean) => void;
  /** What the chart shows: "volume by day". */
  subject: string;
}

/** Switches a chart to a table of the same figures, and back. */
export function ChartTableSwitch({ isTable, onChange, subject }: ViewSwitchProps) {
  const label = isTable ? `Show ${subject} as a chart` : `Show ${subject} as a table`;
  const Icon = isTable ? BarChartIcon : TableRowsIcon;
  return (
    <Tooltip title={label}>
      <IconButton
        size="small"
        aria-label={label}
        onClick={() => {
          onChange(!isTable);
        }}
      >
        <Icon sx={{ fontSize: 17 }} />
      </IconButton>
    </Tooltip>
  );
}
