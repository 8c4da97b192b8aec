import { existsSync } from 'node:fs'

type Manager = 'apt' | 'dnf' | 'apk' | 'pacman'

const MANAGERS: { manager: Manager; path: string; install: string }[] = [
  {
    manager: 'apt',
    path: '/usr/bin/apt-get',
    install:
      'apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends',
  },
  { manager: 'dnf', path: '/usr/bin/dnf', install: 'dnf install -y' },
  { manager: 'apk', path: '/sbin/apk', install: 'apk add' },
  { manager: 'pacman', path: '/usr/bin/pacman', install: 'pacman -Sy --noconfirm' },
]

/**
 * The shell command by which this system installs a package, which each package manager calls by a name of
 * its own. Undefined without such a manager or name, and for everybody but root.
 */
export function installCommand(names: Partial<Record<Manager, string>>): string | undefined {
  if (process.getuid?.() !== 0) return undefined
  const here = MANAGERS.find(({ path }) => existsSync(path))
  const name = here && names[here.manager]
  return here && name ? `${here.install} ${name}` : undefined
}
