/** Vitest's asymmetric matchers, typed as what they are to a test: unknown values that fit. */
import { expect } from 'vitest'

export const anyText: unknown = expect.any(String)
export const anyNumber: unknown = expect.any(Number)
export const anyTruth: unknown = expect.any(Boolean)
export const anyList: unknown = expect.any(Array)

/** A text of this pattern. */
export const like = (pattern: RegExp): unknown => expect.stringMatching(pattern)

/** A text with this in it. */
export const containing = (text: string): unknown => expect.stringContaining(text)

/** An object with at least these properties. */
export const having = (properties: object): unknown => expect.objectContaining(properties)

/** A list with at least these items. */
export const including = (...items: readonly unknown[]): unknown => expect.arrayContaining([...items])
