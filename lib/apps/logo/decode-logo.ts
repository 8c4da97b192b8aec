import { Refusal } from '@/lib/errors'
import { LOGO_BYTES_MAX, LOGO_SIDE_PIXELS } from '../app'

const PIXELS_MAX = 4096 * 4096

/** Whether a file begins like one of the three formats. Nothing else ever reaches a decoder. */
function beginsAsPicture(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 12)).toString('latin1')
  const webp = head.startsWith('RIFF') && head.endsWith('WEBP')
  return webp || head.startsWith('\x89PNG\r\n\x1a\n') || head.startsWith('\xff\xd8\xff')
}

function refuseLogo(sentence: string, reason?: string): never {
  throw new Refusal('invalid_input', `logo: ${reason ?? sentence}`, { logo: sentence })
}

/**
 * Decodes an uploaded picture and encodes it again: a PNG of at most 128×128 pixels, without the
 * original metadata. Refuses with `invalid_input` a file larger than 256 KB or 16 million pixels,
 * and one that is not really a PNG, JPEG or WebP.
 */
export async function decodeLogo(bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  if (bytes.byteLength > LOGO_BYTES_MAX) refuseLogo('Choose a picture of at most 256 KB.')
  if (!beginsAsPicture(bytes)) refuseLogo('Choose a PNG, JPEG or WebP picture.')
  // It brings 10 MB, and most processes see no picture.
  const { default: sharp } = await import('sharp')
  const picture = sharp(bytes, { limitInputPixels: PIXELS_MAX, failOn: 'warning' })
    .autoOrient()
    .resize(LOGO_SIDE_PIXELS, LOGO_SIDE_PIXELS, { fit: 'inside', withoutEnlargement: true })
    .png()
  try {
    return new Uint8Array(await picture.toBuffer())
  } catch (defect) {
    return refuseLogo('This picture cannot be read, or is too large. Try another.', String(defect))
  }
}
