import { deliverDueNotices } from '@/lib/oauth/logout-notices/deliver-notices'

const EVERY_MS = 5_000

/**
 * Tells apps of sign-outs that they have not heard of yet, every five seconds, in every process: each
 * notice is that of one process. Returns a function that ends it.
 */
export function startDelivering(): () => Promise<void> {
  let running: Promise<unknown> | null = null
  const timer = setInterval(() => {
    running ??= deliverDueNotices().finally(() => {
      running = null
    })
  }, EVERY_MS).unref()
  return async () => {
    clearInterval(timer)
    await running
  }
}
