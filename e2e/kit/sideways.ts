import { expect, type Page } from '@playwright/test'

/** Nothing makes the page, or what is open over it, scroll sideways at 320 px. */
export async function expectNoSideways(page: Page): Promise<void> {
  const wide = await page.evaluate(() => {
    const page = document.scrollingElement
    const open = [...document.querySelectorAll('dialog[open], dialog[open] *, [popover]:popover-open')]
    const layers = open.filter((each) => each.matches('dialog, [popover]'))
    for (const layer of layers) for (const motion of layer.getAnimations()) motion.finish()
    const scrolling = open.filter((each) => {
      // The tabs of an instance, and the parts of a choice, stand in a row that scrolls by itself.
      if (each.closest('nav, fieldset')) return false
      const { overflowX } = getComputedStyle(each)
      return each.scrollWidth > each.clientWidth && (overflowX === 'auto' || overflowX === 'scroll')
    })
    const beyond = layers.filter((each) => each.getBoundingClientRect().right > 320)
    return [
      ...(page && page.scrollWidth > 320 ? [`the page: ${page.scrollWidth} px`] : []),
      ...[...scrolling, ...beyond].map((each) => `${each.outerHTML.slice(0, 120)}: ${each.scrollWidth} px`),
    ]
  })
  expect(wide).toEqual([])
}
