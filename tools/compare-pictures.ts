import type { Page } from '@playwright/test'

/** How two pictures differ: so many pixels, of so many; and where, in red over what was. */
export interface Difference {
  readonly pixels: number
  readonly of: number
  readonly shown: Buffer
}

/**
 * Compares two PNGs to the pixel, in `page`, which brings the decoder. Null: they are the same. There is no tolerance: the
 * same browser on the same machine draws the same page alike, so whatever differs was changed.
 */
export async function compare(page: Page, before: Buffer, after: Buffer): Promise<Difference | null> {
  if (before.equals(after)) return null
  const found = await page.evaluate(
    async ([old, now]) => {
      const decode = async (base64: string) =>
        createImageBitmap(await (await fetch(`data:image/png;base64,${base64}`)).blob())
      const [one, other] = [await decode(old), await decode(now)]
      const [width, height] = [Math.max(one.width, other.width), Math.max(one.height, other.height)]
      const pixelsOf = (image: ImageBitmap) => {
        const context = new OffscreenCanvas(width, height).getContext('2d')
        if (!context) throw new Error('There is no canvas.')
        context.drawImage(image, 0, 0)
        return context.getImageData(0, 0, width, height)
      }
      const [a, b] = [pixelsOf(one), pixelsOf(other)]
      const [left, right] = [new Uint32Array(a.data.buffer), new Uint32Array(b.data.buffer)]
      const shown = new ImageData(width, height)
      const drawn = new Uint32Array(shown.data.buffer)
      let pixels = 0
      for (let at = 0; at < left.length; at++) {
        const isSame = left[at] === right[at]
        if (!isSame) pixels++
        // Red (ABGR), or what was, at a quarter of its strength.
        drawn[at] = isSame ? ((left[at] ?? 0) & 0x00ffffff) | 0x40000000 : 0xff2020d0
      }
      if (pixels === 0) return null
      const canvas = new OffscreenCanvas(width, height)
      canvas.getContext('2d')?.putImageData(shown, 0, 0)
      const reader = new FileReader()
      const read = new Promise((resolve) => reader.addEventListener('load', resolve))
      reader.readAsDataURL(await canvas.convertToBlob({ type: 'image/png' }))
      await read
      const url = typeof reader.result === 'string' ? reader.result : ''
      return { pixels, of: width * height, base64: url.slice(url.indexOf(',') + 1) }
    },
    [before.toString('base64'), after.toString('base64')] as const,
  )
  return found && { pixels: found.pixels, of: found.of, shown: Buffer.from(found.base64, 'base64') }
}
