import sharp from 'sharp'

/** A letter on a coloured tile, as a PNG that a person might upload. */
export async function drawLogo(colour: string, letter: string): Promise<Uint8Array> {
  const tile = `<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256">
    <rect width="256" height="256" rx="56" fill="${colour}"/>
    <text x="128" y="176" font-family="sans-serif" font-size="140" font-weight="700"
      text-anchor="middle" fill="#fff">${letter}</text></svg>`
  return sharp(Buffer.from(tile)).png().toBuffer()
}
