import { expect, test } from '@playwright/test'
import { read, sourceFiles } from './imports'

/** Utilities that show, hide or place something in dark colours only. */
const MORE_THAN_COLOURS =
  /\bdark:(?:[a-z-]+:)*(?:hidden|block|inline|flex|grid|contents|invisible|visible|sr-only|not-sr-only|absolute|-?[mpwh][trblxy]?-|size-|order-|text-(?:xs|sm|base|lg|xl)\b)/

/** The pages' looks are tried once for what they hold, and in both schemes for their colours. */
test('the colour scheme changes colours, never what is there', () => {
  const found = sourceFiles().filter(
    (file) => /^(app|components)\//.test(file) && MORE_THAN_COLOURS.test(read(file)),
  )
  expect(found).toEqual([])
})
