import { defineConfig } from '@playwright/test'
import { BY_COMMAND, TEST_DATABASE } from '../by-command'

/** `npm run test:clients`: the clients of `npm test`, and those that take too long for it. */
export default defineConfig({
  ...BY_COMMAND,
  globalSetup: [TEST_DATABASE],
  testDir: '..',
  testMatch: ['http/clients.spec.ts', 'clients/heavy.spec.ts'],
})
