import { expect, test } from '@playwright/test'
import { csvRecord, readCsv } from './csv'

test('a record is written as RFC 4180 says, and none of its values is computed', () => {
  expect(csvRecord(['plain', null, 7, ''])).toBe('plain,,7,\r\n')
  expect(csvRecord(['a,b', 'say "no"', 'two\nlines'])).toBe('"a,b","say ""no""","two\nlines"\r\n')
  const formulas = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1']
  expect(csvRecord(formulas)).toBe("'=1+1,'+1,'-1,'@SUM(A1),\"'\t=1\",\"'\r=1\"\r\n")
  expect(csvRecord(['a;=1+1', 'a\t=1+1'])).toBe('"a;=1+1","a\t=1+1"\r\n')
  expect(csvRecord(['=HYPERLINK("http://x","y")'])).toBe('"\'=HYPERLINK(""http://x"",""y"")"\r\n')
})

test('what is read is what was written, with commas, semicolons or tabs', () => {
  const values = ['a,b', 'say "no"', 'two\nlines', '']
  expect(readCsv(csvRecord(values))).toEqual({ records: [values], brokenAt: null })
  expect(readCsv('a;b\nc;"d;e"').records).toEqual([
    ['a', 'b'],
    ['c', 'd;e'],
  ])
  expect(readCsv('a\tb, c').records).toEqual([['a', 'b, c']])
  expect(readCsv('a,b\nc,d"e').brokenAt).toBe(2)
})
