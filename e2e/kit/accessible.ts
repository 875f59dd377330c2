import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, type Page } from '@playwright/test'

/** What of axe's global is used here. */
interface Axe {
  run(): Promise<{
    readonly violations: readonly {
      readonly id: string
      readonly help: string
      readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[]
    }[]
  }>
}

declare global {
  interface Window {
    axe?: Axe
  }
}

const require = createRequire(import.meta.url)
const source = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')

/** Fails on any violation that axe finds on the page as it stands, in light and in dark. */
export async function expectAccessible(page: Page): Promise<void> {
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    // Without motion, colours have arrived when they are measured.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    found.push(...(await violations(page)).map((violation) => `${colorScheme}: ${violation}`))
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null })
  expect(found.join('\n'), 'violations').toBe('')
}

/** Fails on any violation that axe finds on the page as it is shown now: for modes in which light and dark are one. */
export async function expectAccessibleAsShown(page: Page): Promise<void> {
  expect((await violations(page)).join('\n'), 'violations').toBe('')
}

async function violations(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => window.axe !== undefined))) await page.evaluate(source)
  return page.evaluate(async () => {
    // What was on its way when motion was turned off still is; what comes and goes is looked at while it is there.
    // An edge that fades as its row scrolls stands as it is: no time drives it.
    const moving = document
      .getAnimations()
      .filter((each) => !(each instanceof CSSTransition) && each.timeline === document.timeline)
    for (const each of document.getAnimations()) if (each instanceof CSSTransition) each.finish()
    for (const each of moving) {
      each.pause()
      each.currentTime = Number(each.effect?.getComputedTiming().duration ?? 0) / 2
    }
    const results = await window.axe?.run()
    for (const each of moving) each.play()
    if (!results) throw new Error('axe is not on the page.')
    return results.violations.map(({ id, help, nodes }) => {
      const where = nodes.map(
        ({ target, failureSummary }) => `  ${target.join(' ')}: ${failureSummary ?? ''}`,
      )
      return [`${id}, ${help}`, ...where].join('\n')
    })
  })
}
