import { Banner } from '@/components/ui/banner'
import { Name } from '@/components/ui/name'

/** The answer goes to a private-use scheme, which any program can claim (RFC 8252 §8.6). */
export function DeviceNote({ appName, scheme }: { appName: string; scheme: string }) {
  return (
    <Banner tone="warning" title="Your answer goes to a program on this device">
      The one that has claimed{' '}
      <strong className="font-semibold text-text [overflow-wrap:anywhere]">{scheme}:</strong> gets
      it, and Keyturn cannot see which one that is. Approve only if you have just come from{' '}
      <Name>{appName}</Name>.
    </Banner>
  )
}

/** The app may return to the loopback interface of whoever develops it. */
export function DevelopmentNote() {
  return (
    <Banner tone="warning" title="This app is in development">
      Your answer may go to a program on this device that is still being written. Approve only if
      you take part in that.
    </Banner>
  )
}
