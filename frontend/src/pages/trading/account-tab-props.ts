/** What every tab below the chart takes. */
export interface AccountTabProps {
  /** One market alone; all without. */
  tokenId?: string | undefined;
  maxHeight?: number | string | undefined;
}
