/** Anything that sends a statement, such as a pool. */
type Database = { query(statement: string): Promise<unknown> }

/** Every new artifact of these kinds fails as it does when the disk is full, until `emptyDisk`. */
export async function fillDisk(database: Database, kinds: string[]): Promise<void> {
  const list = kinds.map((kind) => `'${kind}'`).join(', ')
  await database.query(`
    CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100';
    END $$;
    CREATE TRIGGER full_disk BEFORE INSERT ON artifact FOR EACH ROW
      WHEN (NEW.kind IN (${list})) EXECUTE FUNCTION full_disk()`)
}

/** New artifacts can be written again. */
export async function emptyDisk(database: Database): Promise<void> {
  await database.query('DROP FUNCTION full_disk CASCADE')
}

/** The tokens that come of a code. */
export const TOKENS = ['AccessToken', 'RefreshToken']
