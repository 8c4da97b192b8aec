import { pool } from '@/lib/db/pool'

/**
 * What Keyturn cannot do without: a new row, and room on the disk. The sort does not fit into the
 * memory that it is given, so it writes a file. Nothing stays, because the transaction is undone.
 */
const PROBE = `
  BEGIN;
  SET LOCAL work_mem TO '64kB';
  INSERT INTO artifact (digest, kind, created_at, expires_at)
  VALUES (sha256(gen_random_uuid()::text::bytea), 'AccessToken', now(), now() + interval '1 second');
  SELECT count(*) FROM (SELECT md5(n::text) FROM generate_series(1, 3000) n ORDER BY 1) sorted;
  ROLLBACK`

/** Writes the row of a token and a file, and undoes both. */
export async function undoNewToken(): Promise<void> {
  await pool().query(PROBE)
}
