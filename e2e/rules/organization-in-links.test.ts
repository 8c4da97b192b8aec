import { expect, test } from '@playwright/test'
import { read, sourceFiles } from './imports'

/** What forgets the organization of an address, and the one place that has it for the others. */
const ONCE = [
  { named: /from 'next\/link'/, where: 'components/ui/link.tsx' },
  { named: /\buseRouter\b[^\n]* from 'next\/navigation'/, where: 'components/ui/use-router.ts' },
]

for (const { named, where } of ONCE) {
  test(`${where} is the one way to another page that keeps the organization`, () => {
    const found = sourceFiles().filter(
      (file) => /^(app|components)\//.test(file) && named.test(read(file)),
    )
    expect(found).toEqual([where])
  })
}
