import { NOTHING_ADMITTED, readAdmitted } from '@/lib/admitted-networks'
import { config, provideConfig } from '@/lib/config'

/** Lets deliveries go to servers of this test. */
export function admitLoopback(): void {
  provideConfig({ ...config(), admitted: readAdmitted(['127.0.0.1']) ?? NOTHING_ADMITTED })
}
