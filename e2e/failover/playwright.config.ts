import { defineConfig } from '@playwright/test'
import { BY_COMMAND } from '../by-command'

/** `npm run test:failover`: apart from `npm test`, because each of its tests starts two databases and two servers. */
export default defineConfig({ ...BY_COMMAND, timeout: 480_000 })
