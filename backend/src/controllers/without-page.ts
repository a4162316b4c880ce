import type { PageQuery } from '../contracts/index.ts';

/** A file is the whole list: where a page would begin and end does not matter. */
export function withoutPage<T extends PageQuery>(query: T): T {
  const filter = { ...query };
  delete filter.limit;
  delete filter.cursor;
  return filter;
}
