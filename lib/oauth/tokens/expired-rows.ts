/**
 * In SQL: deletes up to `$2` rows of a table that are over at `$1`, found by their expiry. It passes over a
 * row that somebody else holds: who prolongs it at this moment keeps it.
 *
 * An array, because the planner may run the query of an IN several times, each with its own LIMIT where
 * rows are skipped. By the rows' places in the table (`ctid`), which are locked here and so cannot change:
 * to find them a second time by their digests, which lie anywhere in a big index, takes twice as long.
 */
export const deleteExpiredFrom = (table: 'artifact' | 'token_family') => `
  DELETE FROM ${table} WHERE ctid = ANY(ARRAY(
    SELECT ctid FROM ${table} WHERE expires_at <= $1::timestamptz
    LIMIT $2 FOR UPDATE SKIP LOCKED))`
