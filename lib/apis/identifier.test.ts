import { expect, test } from '@playwright/test'
import { comparableIdentifier, validateIdentifier } from './identifier'

const OWN = 'https://keyturn.example'

for (const identifier of [
  'https://api.example.com',
  'https://api.example.com/',
  'https://api.example.com:8443/v1',
  'http://localhost:8080/mcp',
  'http://127.0.0.1/mcp',
  'http://[::1]:8080',
  'urn:example:invoices',
  'urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6',
]) {
  test(`an API may be identified by ${identifier}`, () => {
    expect(validateIdentifier(identifier, OWN)).toBeNull()
  })
}

for (const [identifier, message] of [
  ['invoices', 'absolute URI'],
  ['http://api.example.com', 'absolute URI'],
  ['http://localhost.example.com', 'absolute URI'],
  ['http://localhost@api.example.com', 'absolute URI'],
  ['http://localhost:80/mcp', 'Write it as http://localhost/mcp'],
  ['javascript:alert(1)', 'absolute URI'],
  ['urn:x', 'absolute URI'],
  ['https:/api.example.com', 'absolute URI'],
  ['https:\\\\api.example.com', 'absolute URI'],
  ['https://api.example.com#v1', 'fragment'],
  ['https://api.example.com?v=1', 'query'],
  ['https://ada:pw@api.example.com', 'user name'],
  ['https://api.exämple.com', 'letters'],
  ['https://api.example.com/a b', 'spaces'],
  ['https://API.example.com', 'Write it as https://api.example.com:'],
  ['https://API.example.com/', 'Write it as https://api.example.com/:'],
  ['https://api.example.com:443/v1', 'Write it as https://api.example.com/v1'],
  ['https://api.example.com/a/../b', 'Write it as https://api.example.com/b'],
  ['https://keyturn.example/api', 'Keyturn’s own'],
  [`https://api.example.com/${'a'.repeat(250)}`, '250 characters'],
] as const) {
  test(`no API is identified by ${identifier.slice(0, 60)}`, () => {
    expect(validateIdentifier(identifier, OWN)).toContain(message)
  })
}

for (const [spelling, comparable] of [
  ['https://mcp.example.com/', 'https://mcp.example.com'],
  ['HTTPS://MCP.Example.com:443', 'https://mcp.example.com'],
  ['https://mcp.example.com/v1/../v2', 'https://mcp.example.com/v2'],
  ['https://mcp.example.com/v1/', 'https://mcp.example.com/v1/'],
  ['https://mcp.example.com:8443/', 'https://mcp.example.com:8443'],
  ['URN:Example:Invoices', 'urn:example:Invoices'],
  ['invoices', 'invoices'],
] as const) {
  test(`${spelling} is compared as ${comparable}`, () => {
    expect(comparableIdentifier(spelling)).toBe(comparable)
  })
}
