import {
  ORDER_STATUSES,
  SIDES,
  type IsoTime,
  type Side,
  type SurveillanceOrdersQuery,
} from '@tokentradex/backend/contracts';
import { useMemo } from 'react';
import { useUrlParams, type UrlParamChanges } from '../../components/use-url-params.ts';
import { endOfDay, isDay, startOfDay } from '../../lib/local-day.ts';
import { oneOf } from '../../lib/one-of.ts';

export const SURVEILLANCE_TABS = ['orders', 'trades', 'flags'] as const;
export type SurveillanceTab = (typeof SURVEILLANCE_TABS)[number];

export const STATUS_FILTERS = ['active', 'closed', ...ORDER_STATUSES] as const;

export interface SurveillanceFilters {
  tab: SurveillanceTab;
  /** As typed. */
  user: string;
  /** A market's symbol. */
  symbol: string | undefined;
  side: Side | undefined;
  status: SurveillanceOrdersQuery['status'];
  /** "2026-01-31", in local time. */
  fromDay: string;
  toDay: string;
  isFiltered: boolean;
  /** Null removes a filter. */
  change: (changes: UrlParamChanges) => void;
}

/** What the page lists, read from the address. */
export function useSurveillanceFilters(): SurveillanceFilters {
  const [params, change] = useUrlParams();
  const dayOf = (name: string) => {
    const day = params.get(name) ?? '';
    return isDay(day) ? day : '';
  };
  const filters = {
    user: params.get('user') ?? '',
    symbol: params.get('market') ?? undefined,
    side: oneOf(SIDES, params.get('side')),
    status: oneOf(STATUS_FILTERS, params.get('status')),
    fromDay: dayOf('from'),
    toDay: dayOf('to'),
  };
  return {
    ...filters,
    tab: oneOf(SURVEILLANCE_TABS, params.get('tab')) ?? 'orders',
    isFiltered: Object.values(filters).some((value) => value !== undefined && value !== ''),
    change,
  };
}

interface CommonQuery {
  user?: string;
  tokenId?: string;
  side?: Side;
  from?: IsoTime;
  to?: IsoTime;
}

/** The filters that both lists take, as the API takes them; the same object while they stay. */
export function useCommonQuery(filters: SurveillanceFilters, user: string): CommonQuery {
  const { symbol, side, fromDay, toDay } = filters;
  return useMemo(
    () => ({
      ...(user === '' ? {} : { user }),
      ...(symbol === undefined ? {} : { tokenId: symbol }),
      ...(side === undefined ? {} : { side }),
      ...(fromDay === '' ? {} : { from: startOfDay(fromDay) }),
      ...(toDay === '' ? {} : { to: endOfDay(toDay) }),
    }),
    [user, symbol, side, fromDay, toDay],
  );
}
