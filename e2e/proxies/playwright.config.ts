import { defineConfig } from '@playwright/test'
import { BY_COMMAND, TEST_DATABASE } from '../by-command'
import { chromiumLaunchOptions } from '../harness/chromium'

/** `npm run test:proxies`: apart from `npm test`, because it needs four proxies on this machine. */
export default defineConfig({
  ...BY_COMMAND,
  globalSetup: [TEST_DATABASE],
  use: {
    launchOptions: chromiumLaunchOptions(),
    ignoreHTTPSErrors: true,
    actionTimeout: 15_000,
    locale: 'en-GB',
    timezoneId: 'UTC',
  },
})
