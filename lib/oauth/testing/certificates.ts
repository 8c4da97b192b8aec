import { X509Certificate } from 'node:crypto'

/**
 * Certificates for tests, as DER in base64, valid until 2126. Nobody needs their private keys: a
 * proxy has ended TLS.
 */
export const ORDERS =
  'MIICJTCCAcqgAwIBAgIUTEp3okD4Z4Ja4eObB3V+VAFi0aQwCgYIKoZIzj0EAwIw' +
  'NTELMAkGA1UEBhMCTk8xFTATBgNVBAoMDEZqb3JkLCBSw7hpbDEPMA0GA1UEAwwG' +
  'b3JkZXJzMCAXDTI2MTEyNzE0MzA1OFoYDzIxMjYxMTAzMTQzMDU4WjA1MQswCQYD' +
  'VQQGEwJOTzEVMBMGA1UECgwMRmpvcmQsIFLDuGlsMQ8wDQYDVQQDDAZvcmRlcnMw' +
  'WTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAQFh3doEXIihjUNhBZOfMaBT8ZzfuLS' +
  'yezIGh+OGq79lqVvguDH/qLQlEa930Gujh0dHMSptsJmX26nQVN41MYbo4G1MIGy' +
  'MB0GA1UdDgQWBBSh6uBn1S/xb+Nsej5VfgHB/b2qDzAfBgNVHSMEGDAWgBSh6uBn' +
  '1S/xb+Nsej5VfgHB/b2qDzAPBgNVHRMBAf8EBTADAQH/MF8GA1UdEQRYMFaCDm9y' +
  'ZGVycy5leGFtcGxlhhhodHRwczovL29yZGVycy5leGFtcGxlL2GHBMAAAgeHECAB' +
  'DbgAAAAAAAAAAAAAAAeBEm9yZGVyc0BleGFtcGxlLmNvbTAKBggqhkjOPQQDAgNJ' +
  'ADBGAiEA1ANg9DS/rrO3DD1jBzKzocRglrPMeUsTVanNfIHGNF0CIQDHM877SV9X' +
  '5INiWP17eipLJH16JkeiUf5j5suSnpk2zQ=='

/** Its subject in the form of RFC 4514, and its other names. */
export const ORDERS_NAMES = [
  'CN=orders,O=Fjord\\, R\\C3\\B8il,C=NO',
  'cn=orders, o=Fjord\\, Røil, c=NO',
  'DNS:Orders.example',
  'URI:https://orders.example/a',
  'IP:192.0.2.7',
  'IP:2001:db8::7',
  'email:orders@example.com',
]

/** Of somebody else: `CN=orders,C=NO`. */
export const STRANGER =
  'MIIBlDCCATmgAwIBAgIUEmnlSCvGSSoG5Hd4gsI/RA9MFkIwCgYIKoZIzj0EAwIw' +
  'HjELMAkGA1UEBhMCTk8xDzANBgNVBAMMBm9yZGVyczAgFw0yNjExMjcxNDMwNTha' +
  'GA8yMTI2MTEwMzE0MzA1OFowHjELMAkGA1UEBhMCTk8xDzANBgNVBAMMBm9yZGVy' +
  'czBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABPuLUSVomAvkzan2gp+3qYMOdoJ4' +
  '26zHEgYq7MTrp/c73jOOK2PwyffzzhsnsTSzBe+8UJ846HOY6Id4QPGLb4GjUzBR' +
  'MB0GA1UdDgQWBBRQ7IXkZlQNGmltbKwT5zY+bVxJBzAfBgNVHSMEGDAWgBRQ7IXk' +
  'ZlQNGmltbKwT5zY+bVxJBzAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0kA' +
  'MEYCIQCjR7SQ1ctOw57FDLV8sHIY1gogF/7XAk4wRblInHD9wQIhAO/n5zARy2bE' +
  'FHjkstNbQPLgB3UGkYauOYCKroSx8o63'

/** One with an Ed25519 key: `CN=robot,C=NO`. */
export const ROBOT =
  'MIIBUTCCAQOgAwIBAgIUHlYTMOT6I2/hLpJEH8XvKHE0SiYwBQYDK2VwMB0xCzAJ' +
  'BgNVBAYTAk5PMQ4wDAYDVQQDDAVyb2JvdDAgFw0yNjExMjcxNzEzMDlaGA8yMTI2' +
  'MTEwMzE3MTMwOVowHTELMAkGA1UEBhMCTk8xDjAMBgNVBAMMBXJvYm90MCowBQYD' +
  'K2VwAyEA7/eyrcRisrT+8EBEU1M/Uo7Xc/xgoaps4BoI/ullNTSjUzBRMB0GA1Ud' +
  'DgQWBBTAejSWuxsu9jDYKVecNxyX5QLYmTAfBgNVHSMEGDAWgBTAejSWuxsu9jDY' +
  'KVecNxyX5QLYmTAPBgNVHRMBAf8EBTADAQH/MAUGAytlcANBAHcbGKb92UI0K2El' +
  'TTl0PTyRiPfQNzulXR2tQzWt96dUQMg0g4rmDI/TawG2OzqEhktiNGXzP/j5jbSd' +
  'OP+wcwI='

/** The public key of a certificate. */
export function jwkOf(der: string) {
  return { ...new X509Certificate(Buffer.from(der, 'base64')).publicKey.export({ format: 'jwk' }) }
}

/** The headers that `lib/server` sets for a certificate that a trusted proxy has handed on. */
export function showing(der: string, verified = false): Record<string, string> {
  const certificate = { 'x-keyturn-certificate': der }
  return verified ? { ...certificate, 'x-keyturn-certificate-verified': 'yes' } : certificate
}
