import { defineConfig } from '@playwright/test'
import { BY_COMMAND, TEST_DATABASE } from '../by-command'

/** `npm run test:pooler`: apart from `npm test`, because it needs a PgBouncer on this machine. */
export default defineConfig({ ...BY_COMMAND, globalSetup: [TEST_DATABASE] })
