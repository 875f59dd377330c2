import { fragmentOf, toFragment } from '../control-plane/steps/fragment.ts'
import type { Dials } from '../control-plane/steps/recipe-schema.ts'
import type { Recipe } from '../control-plane/steps/step.ts'

/** The link to a place of the console in the world of a recipe. Throws a `ControlRefusal` where it is too much for one. */
export async function linkTo(address: string, recipe: Recipe, dials: Dials): Promise<string> {
  const link = new URL(address)
  link.searchParams.set('speed', String(dials.speed))
  if (dials.latency !== undefined) link.searchParams.set('latency', dials.latency)
  if (dials.fail !== undefined) link.searchParams.set('fail', dials.fail)
  link.hash = fragmentOf(await toFragment(recipe))
  return link.href
}
